import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allNodes, ConfigMemo, foldConfig, type Config } from '../../server/src/httpd/config/config';
import type { Files } from '../../server/src/httpd/config/files';
import type { FileFold } from '../../server/src/httpd/config/node';
import type { World } from '../../server/src/httpd/config/world';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';

const world: World = {
  profile: 'debian', version: '2.4.71', serverRoot: '/etc/apache2', staticModules: ['core_module', 'so_module', 'http_module', 'mpm_event_module', 'version_module'],
  defines: [], environment: new Map([['FROM_ENV', 'x']]), modules: 'loaded', environmentKnown: true, scope: 'server',
};

function filesOf(sources: ReadonlyMap<string, SourceFile>): Files {
  return {
    revision: 0,
    read: (path) => sources.get(path) ?? 'absent',
    list: (path) => (path === '/etc/apache2' ? ['b.conf', 'c.conf'] : 'absent'),
    stat: (path) => (sources.has(path) ? 'file' : path.endsWith('.so') || path === '/srv' ? 'file' : 'absent'),
    certain: () => true,
  };
}

/** Everything of a configuration that does not name an object: what a fresh reading must give, too. */
function picture(config: Config, sources: ReadonlyMap<string, SourceFile>): unknown {
  const lineOf = (file: string, line: Parameters<SourceFile['lineNumber']>[0]): unknown => sources.get(file)?.lineNumber(line);
  return {
    nodes: config.fold === undefined ? [] : [...allNodes(config.fold)].map((node) => [
      node.name, node.argumentText, node.site.file, lineOf(node.site.file, node.site.line), node.parent?.name, node.guard?.argument, node.readTime,
    ]),
    problems: config.problems.map((problem) => [
      problem.rule, problem.phase, problem.message, problem.at.file, lineOf(problem.at.file, problem.at.line), problem.at.start, problem.at.end,
    ]),
    firstError: config.firstError?.message,
    modules: [...config.environment.modules.keys()],
    variables: [...config.environment.variables].map(([name, { value }]) => [name, value]),
    // In the order of the lines: how they are kept in blocks depends on the edits.
    inactive: config.fold === undefined ? [] : inactiveOf(config.fold).map(([file, line]) => `${file}:${String(lineOf(file, line))}`).sort(),
  };
}

function inactiveOf(fold: FileFold): [string, Parameters<SourceFile['lineNumber']>[0]][] {
  return fold.parts.flatMap((part) => [
    ...part.inactive.map((line): [string, typeof line] => [fold.file, line]),
    ...part.included.flatMap(inactiveOf),
  ]);
}

const line = fc.constantFrom(
  'Listen 80', 'ServerName a', 'Timeout 5m', 'Bogus', 'KeepAlive yes', '# comment', '', 'Define A 1', 'Define B ${A}', 'UnDefine A', 'ServerAdmin ${A}@x', '${B}',
  '<VirtualHost *:80>', '</VirtualHost>', '<Directory /x>', '</Directory>', '<Files x>', '</Files>', '<IfModule alias_module>', '<IfModule !alias_module>', '<IfDefine A>', '</IfModule>', '</IfDefine>',
  '<IfVersion >= 2.4>', '</IfVersion>', 'LoadModule alias_module modules/mod_alias.so', 'LoadModule macro_module modules/mod_macro.so', 'Alias /a /b', 'Redirect',
  '<Macro M $p>', '</Macro>', 'Use M 1', 'Use M', 'Listen $p', 'Include /etc/apache2/b.conf', 'IncludeOptional c*.conf', 'Include /nowhere', 'ServerRoot /srv', 'Timeout 1 \\', '</Directory> x', '<Directory', 'Require all granted',
);
const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
const edit = fc.record({ file: fc.constantFrom('/etc/apache2/apache2.conf', '/etc/apache2/b.conf', '/etc/apache2/c.conf'), from: fc.nat(30), remove: fc.nat(3), insert: fc.array(line, { maxLength: 3 }) });

test('after any edits the configuration is that of a fresh reading', () => {
  fc.assert(
    fc.property(text, text, text, fc.array(edit, { minLength: 1, maxLength: 6 }), (root, b, c, edits) => {
      const sources = new Map([['/etc/apache2/apache2.conf', SourceFile.read(root)], ['/etc/apache2/b.conf', SourceFile.read(b)], ['/etc/apache2/c.conf', SourceFile.read(c)]]);
      const memo = new ConfigMemo();
      foldConfig('/etc/apache2/apache2.conf', world, filesOf(sources), memo);
      for (const { file, from, remove, insert } of edits) {
        const source = sources.get(file)!;
        const total = source.text.split('\n').length;
        const start = Math.min(from, total - 1);
        const changed = source.edit({
          start: { line: start, column: 0 }, end: { line: Math.min(start + remove, total), column: 0 }, text: insert.map((each) => `${each}\n`).join(''),
        });
        sources.set(file, changed);
        const incremental = picture(foldConfig('/etc/apache2/apache2.conf', world, filesOf(sources), memo), sources);
        const freshSources = new Map([...sources].map(([path, each]) => [path, SourceFile.read(each.text)]));
        const fresh = picture(foldConfig('/etc/apache2/apache2.conf', world, filesOf(freshSources), new ConfigMemo()), freshSources);
        assert.deepEqual(incremental, fresh);
      }
    }),
    { numRuns: process.env['CI'] === 'true' ? 1000 : 200, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
  );
});
