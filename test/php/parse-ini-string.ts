/** Asks the real PHP: many texts in one process. */
import { spawnSync } from 'node:child_process';
import { parseIni } from '../../server/src/php/ini/parse';
import type { IniTree, IniWorld } from '../../server/src/php/ini/tree';

export const ENVIRONMENT: Readonly<Record<string, string>> = { HOME: '/h', PATH: '/usr/sbin:/usr/bin:/bin' };

/** Values by name, those of arrays by key; false where PHP rejects the text. */
export type Answer = Readonly<Record<string, string | Readonly<Record<string, string>>>> | false;

const SCRIPT = `
error_reporting(E_ALL);
$message = '';
set_error_handler(function ($level, $text) { global $message; $message = $text; return true; });
while (($line = fgets(STDIN)) !== false) {
  $message = '';
  $result = parse_ini_string(base64_decode(trim($line)), false, INI_SCANNER_NORMAL);
  echo json_encode([$result, $message], JSON_INVALID_UTF8_SUBSTITUTE | JSON_FORCE_OBJECT), "\\n";
}`;

export interface Asked {
  readonly answer: Answer;
  /** PHP's message without its place: `syntax error, unexpected '('`. */
  readonly message: string;
}

/** What PHP makes of each text. Throws where PHP cannot be run or gives fewer answers. */
export function askPhp(texts: readonly string[]): Asked[] {
  const input = texts.map((text) => Buffer.from(text).toString('base64')).join('\n');
  const lines = php(['-d', 'memory_limit=1G', '-r', SCRIPT], input).trimEnd().split('\n');
  if (lines.length !== texts.length) throw new Error(`${lines.length} answers to ${texts.length} texts`);
  return lines.map((line) => {
    const { 0: answer, 1: message } = JSON.parse(line) as { 0: Answer; 1: string };
    return { answer, message: message.replace(/ in Unknown on line \d+\n?$/, '') };
  });
}

/** Every constant of that process, as text: `parse_ini_string` knows more of them than php.ini does. */
export function phpConstants(): ReadonlyMap<string, string> {
  const script = 'echo json_encode(array_map("strval", array_filter(get_defined_constants(), fn($v) => !is_resource($v) && !is_array($v) && !is_object($v))), JSON_INVALID_UTF8_SUBSTITUTE);';
  return new Map(Object.entries(JSON.parse(php(['-d', 'error_reporting=0', '-r', script], '')) as Record<string, string>));
}

/** Version as in `IniWorld`; undefined without PHP. */
export function phpVersion(): number | undefined {
  const run = spawnSync('php', ['-n', '-r', 'echo PHP_MAJOR_VERSION * 100 + PHP_MINOR_VERSION;'], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout) : undefined;
}

function php(args: readonly string[], input: string): string {
  const run = spawnSync('php', ['-n', '-d', 'display_startup_errors=0', ...args], { input, encoding: 'utf8', env: { ...ENVIRONMENT }, maxBuffer: 1 << 28, timeout: 240_000 });
  if (run.status !== 0) throw new Error(`php: ${run.stderr || String(run.error)}`);
  return run.stdout;
}

/** Our reading in the form of PHP's array (`php_simple_ini_parser_cb`, ext/standard/basic_functions.c). */
export function ourAnswer(tree: IniTree): Answer {
  if (tree.stop?.kind === 'syntax') return false;
  const result: Record<string, string | Record<string, string>> = {};
  for (const item of tree.items) {
    if (item.kind !== 'entry') continue;
    const name = item.name;
    if (item.key === undefined) {
      result[name] = item.value;
      continue;
    }
    const known = result[name];
    const list: Record<string, string> = typeof known === 'object' ? known : {};
    result[name] = list;
    list[item.key === '' ? nextIndex(list) : item.key] = item.value;
  }
  return result;
}

// Until 8.2 the index behind a negative one is 0.
function nextIndex(list: Readonly<Record<string, string>>): string {
  const largest = Math.max(-1, ...Object.keys(list).filter((key) => /^-?\d+$/.test(key)).map(Number));
  return String(largest + 1);
}

export function readAs(text: string, world: Partial<IniWorld>): IniTree {
  return parseIni(text, { ...world, seesItself: false });
}
