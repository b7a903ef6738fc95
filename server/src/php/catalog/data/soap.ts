/** Ini entries of soap. */
import { ALL, type IniSpec } from '../types';

export const SOAP_ENTRIES: readonly IniSpec[] = [
  { name: 'soap.wsdl_cache', type: 'enum', default: '1', mode: ALL, summary: 'Where descriptions of services are kept: 0 nowhere, 1 on disk, 2 in memory, 3 both.', values: ['0', '1', '2', '3'] },
  { name: 'soap.wsdl_cache_dir', type: 'path', default: '/tmp', mode: ALL, summary: 'Folder for descriptions of services. In one that others write to, they can be replaced.' },
  { name: 'soap.wsdl_cache_enabled', type: 'bool', default: '1', mode: ALL, summary: 'Keeps descriptions of services.' },
  { name: 'soap.wsdl_cache_limit', type: 'int', default: '5', mode: ALL, summary: 'Descriptions of services that are kept in memory.', suffix: true },
  { name: 'soap.wsdl_cache_ttl', type: 'int', default: '86400', mode: ALL, summary: 'Seconds for which descriptions of services are kept.', unit: 's', suffix: true },
];
