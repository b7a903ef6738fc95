// What every client must show for the files in workspace/. `apache2 -t` says AH00513 of the first tree and rejects the second.

export const mpm = {
  /** Relative to the workspace. */
  file: 'apache2/mods-enabled/mpm_event.conf',
  rule: 'mpm/request-workers-not-multiple',
  /** Words of the message, as typed into the filter of the Problems panel. */
  words: 'multiple of ThreadsPerChild',
  /** A directive without a finding, whose message would be in the hover too; line and column from 1. */
  hover: { line: 1, column: 3, text: /StartServers/ },
} as const;

export const onOff = {
  file: 'legacy/httpd.conf',
  rule: 'httpd/not-on-off',
  words: 'On or Off',
  line: 3,
  /** Of the wrong word. */
  column: 11,
  before: 'KeepAlive yes',
  after: /^KeepAlive On$/i,
} as const;
