/** What `--help` prints. */
import { OPTIONS } from './options';

const HEAD = `Checks Apache httpd configuration as the server reads it.

httpd-lint [check] [options] [PATH ...]    check; the default
httpd-lint effective [options] ROOT        the configuration as httpd reads it
httpd-lint capacity [options] ROOT         effective values of the MPM: processes, threads, capacity
httpd-lint fix [options] PATH ...          apply safe fixes
httpd-lint format [--check] PATH ...       lay out indentation, blank lines and line ends
httpd-lint rules [--json]                  list the rules
httpd-lint explain RULE                    the page of a rule

PATH is a folder (its roots are found) or a file; - is standard input; without any it is the current folder.
Exit status: 0 no error, 1 errors or too many warnings, 2 bad usage or a PATH that cannot be read.
`;

/** The whole help text, with every option on a line of its own. */
export function helpText(): string {
  const rows = Object.entries(OPTIONS).map(([name, spec]) => {
    const short = 'short' in spec ? `-${spec.short}, ` : '    ';
    const value = 'value' in spec ? ` ${spec.value}` : '';
    return [`  ${short}--${name}${value}`, spec.help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return `${HEAD}\n${rows.map(([left, help]) => `${left.padEnd(width)}${help}`).join('\n')}\n`;
}
