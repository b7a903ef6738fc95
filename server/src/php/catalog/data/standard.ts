/** Ini entries of PHP's standard functions. */
import { ALL, type IniSpec } from '../types';

export const STANDARD_ENTRIES: readonly IniSpec[] = [
  { name: 'assert.active', type: 'bool', default: '1', mode: ALL, summary: 'Runs assertions at all. Deprecated since 8.3: use `zend.assertions`.', deprecated: '8.3', deprecatedWhen: 'changed', instead: 'zend.assertions' },
  { name: 'assert.bail', type: 'bool', default: '0', mode: ALL, summary: 'Ends the script when an assertion fails. Deprecated since 8.3.', deprecated: '8.3', deprecatedWhen: 'changed', instead: 'zend.assertions' },
  { name: 'assert.callback', type: 'string', default: null, mode: ALL, summary: 'Function that is called when an assertion fails. Deprecated since 8.3.', deprecated: '8.3', deprecatedWhen: 'changed', instead: 'zend.assertions' },
  { name: 'assert.exception', type: 'bool', default: '1', older: [{ until: '8.0', default: '0' }], mode: ALL, summary: 'Throws an `AssertionError` when an assertion fails, else gives a warning. Deprecated since 8.3.', deprecated: '8.3', deprecatedWhen: 'changed', instead: 'zend.assertions' },
  { name: 'assert.quiet_eval', type: 'string', default: '0', mode: ALL, summary: 'Silenced errors inside of assertions that were strings. Gone in 8.0.', removed: '8.0' },
  { name: 'assert.warning', type: 'bool', default: '1', mode: ALL, summary: 'Gives a warning when an assertion fails. Deprecated since 8.3.', deprecated: '8.3', deprecatedWhen: 'changed', instead: 'zend.assertions' },
  { name: 'auto_detect_line_endings', type: 'bool', default: '0', mode: ALL, summary: 'Takes a lone carriage return for a line\'s end when files are read. Deprecated since 8.1.', deprecated: '8.1', deprecatedWhen: 'true' },
  { name: 'default_socket_timeout', type: 'int', default: '60', mode: ALL, summary: 'Seconds that streams over sockets, like `http://`, wait for data.', unit: 's', suffix: true },
  { name: 'from', type: 'string', default: null, mode: ALL, summary: 'Address that `ftp://` gives as password and `http://` in the header `From`.' },
  { name: 'unserialize_max_depth', type: 'int', default: '4096', mode: ALL, summary: 'How deep data may be nested that `unserialize()` reads; 0 for no limit.', suffix: true },
  { name: 'url_rewriter.hosts', type: 'list', default: '', mode: ALL, summary: 'Hosts whose URLs `output_add_rewrite_var()` may change.' },
  { name: 'url_rewriter.tags', type: 'list', default: 'form=', mode: ALL, summary: 'HTML attributes whose URLs `output_add_rewrite_var()` changes.' },
  { name: 'user_agent', type: 'string', default: null, mode: ALL, summary: 'Header `User-Agent` of requests over `http://`.' },
];
