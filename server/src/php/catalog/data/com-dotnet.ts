/** Ini entries of com_dotnet. */
import { ALL, SYSTEM, type IniSpec } from '../types';

export const COM_DOTNET_ENTRIES: readonly IniSpec[] = [
  { name: 'com.allow_dcom', type: 'bool', default: '0', mode: SYSTEM, summary: 'Lets scripts create COM objects on other machines.', only: ['windows'] },
  { name: 'com.autoregister_casesensitive', type: 'string', default: '1', mode: ALL, summary: 'Takes the constants of a type library with regard to case.', only: ['windows'] },
  { name: 'com.autoregister_typelib', type: 'bool', default: '0', mode: ALL, summary: 'Registers the constants of a type library when an object is created.', only: ['windows'] },
  { name: 'com.autoregister_verbose', type: 'bool', default: '0', mode: ALL, summary: 'Gives warnings about problems with a type library.', only: ['windows'] },
  { name: 'com.code_page', type: 'int', default: '', mode: ALL, summary: 'Code page of strings that go to COM objects and come from them. Empty: that of the system.', suffix: true, only: ['windows'] },
  { name: 'com.dotnet_version', type: 'string', default: null, mode: SYSTEM, summary: 'Version of the .NET framework that `dotnet` objects use.', since: '8.0', only: ['windows'] },
  { name: 'com.typelib_file', type: 'string', default: '', mode: SYSTEM, summary: 'File with the names of type libraries that are loaded at start.', only: ['windows'] },
];
