import type { Random } from './random';

export interface SectionPools {
  readonly base: string;
  /** The last number that a section was given: its header names it. */
  readonly count: { value: number };
}

/** Sections of a server, each with headers that tell that it applied, in which order and who set a variable last. */
export function sectionsOf(random: Random, pools: SectionPools, count: number): string[] {
  return Array.from({ length: count }, () => sectionOf(random, pools));
}

function sectionOf(random: Random, pools: SectionPools): string {
  const { base } = pools;
  switch (random.pick(['directory', 'directory', 'directory', 'location', 'location', 'files', 'if', 'proxy', 'plain'])) {
    case 'directory':
      return wrap(random, pools, directory(random, base), [...overrides(random), ...nested(random, pools)]);
    case 'location':
      return wrap(random, pools, random.pick([
        'Location "/"', 'Location "/sub"', 'Location "/sub/"', 'Location "/alias"', 'Location "/*/a.html"', 'Location "/sub/deep/c.html"', 'Location ~ "\\.html$"', 'LocationMatch "^/(sub|alias)/"',
        'LocationMatch "(?i)^/SUB"', 'Location "/none"', 'Location "/back"', 'LocationMatch "[[:alpha:]]+\\.txt$"', 'Location "/sub?*"',
      ]), random.chance(0.2) ? conditionOf(random, pools) : []);
    case 'files':
      return files(random, pools);
    case 'if':
      return conditionOf(random, pools).join('\n');
    case 'proxy':
      return wrap(random, pools, random.pick(['Proxy "*"', 'Proxy "http://127.0.0.1:9/"', 'ProxyMatch "^http://127"', 'Proxy "http://127.0.0.1:9/y"']), []);
    default:
      return marks(random, pools).join('\n');
  }
}

function directory(random: Random, base: string): string {
  return random.pick([
    'Directory "/"', `Directory "${base}"`, `Directory "${base}/docs"`, `Directory "${base}/docs/"`, `Directory "${base}/docs/sub"`, `Directory "${base}/*/sub"`, `Directory "${base}/docs/sub/deep"`,
    `Directory "${base}/other"`, `Directory "${base}/docs/*"`, `Directory "${base}/docs/pla?n"`, `Directory "${base}/docs/[ps]*"`, `Directory ~ "/sub"`, `DirectoryMatch "/sub/[^/]+$"`,
    `DirectoryMatch "^${base}/(docs|other)/"`, `DirectoryMatch "sub$"`, `Directory "${base}/docs/./sub/../sub"`, `Directory "${base}/docs/a.html"`, `DirectoryMatch "\\.html$"`,
  ]);
}

function overrides(random: Random): string[] {
  return random.chance(0.6) ? [random.pick(['AllowOverride All', 'AllowOverride FileInfo', 'AllowOverride None', 'AllowOverrideList Header SetEnv', 'AllowOverride FileInfo Nonfatal=All'])] : [];
}

function nested(random: Random, pools: SectionPools): string[] {
  const lines: string[] = [];
  if (random.chance(0.35)) lines.push(files(random, pools));
  if (random.chance(0.25)) lines.push(...conditionOf(random, pools));
  if (random.chance(0.1)) lines.push('DirectoryIndex b.txt');
  if (random.chance(0.1)) lines.push('Options +Indexes');
  return lines;
}

function files(random: Random, pools: SectionPools): string {
  const tag = random.pick(['Files "a.html"', 'Files "*.html"', 'Files "?.txt"', 'FilesMatch "\\.(html|txt)$"', 'Files ~ "^[abc]\\."', 'Files "sub"', 'Files ""', 'FilesMatch "^$"', 'Files "none"', 'Files "index.html"'].filter((each) => each !== 'Files ""'));
  return wrap(random, pools, tag, random.chance(0.2) ? conditionOf(random, pools) : []);
}

/** `<If>` with what may follow it; conditions that a request decides. */
export function conditionOf(random: Random, pools: SectionPools, depth = 0): string[] {
  const condition = (): string => random.pick([
    '"true"', '"false"', `"%{REQUEST_URI} =~ m#^/sub#"`, `"%{HTTP_HOST} =~ /^a/"`, `"-f %{REQUEST_FILENAME}"`, `"-d %{REQUEST_FILENAME}"`, `"%{QUERY_STRING} == 'x=1'"`, `"%{REQUEST_METHOD} != 'GET'"`,
    `"%{REQUEST_URI} -in { '/', '/a.html', '/sub/' }"`, `"! -z %{QUERY_STRING} || %{REQUEST_FILENAME} =~ /html$/"`, `"tolower(%{HTTP_HOST}) -strmatch '*.test'"`, `"%{HTTPS} == 'on'"`, `"%{PATH_INFO} != ''"`,
  ]);
  const inside = depth < 2 && random.chance(0.25) ? conditionOf(random, pools, depth + 1) : [];
  const lines = [wrap(random, pools, `If ${condition()}`, inside)];
  if (random.chance(0.4)) lines.push(wrap(random, pools, `ElseIf ${condition()}`, []));
  if (random.chance(0.4)) lines.push(wrap(random, pools, 'Else', []));
  return [lines.join('\n')];
}

function wrap(random: Random, pools: SectionPools, tag: string, more: readonly string[]): string {
  const name = tag.split(' ')[0]!;
  return [`<${tag}>`, ...random.shuffle([...marks(random, pools), ...more]), `</${name}>`].join('\n');
}

function marks(random: Random, pools: SectionPools): string[] {
  const id = ++pools.count.value;
  return [`Header always add X-Applied ${id}`, `Header set X-Last ${id}`, ...(random.chance(0.5) ? [`SetEnv PROBE ${id}`] : [])];
}
