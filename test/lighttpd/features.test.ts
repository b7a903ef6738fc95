import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_LOOKUPS } from '../../server/src/features/lookups';
import { TextFile } from '../../server/src/base/text-file';
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { TextView } from '../../server/src/features/text/text-features';
import { lighttpdKeys } from '../../server/src/lighttpd/keys';
import { keyProse } from '../../server/src/lighttpd/prose';
import type { FileKind } from '../../server/src/stack/around';
import { Workspace } from '../../server/src/workspace/workspace';

/** A text with `|` where the cursor is. */
function at(kind: FileKind, marked: string): { view: TextView; offset: number } {
  const offset = marked.indexOf('|');
  const source = new TextFile(marked.replace('|', ''));
  return { offset, view: { workspace: new Workspace(), file: '/etc/lighttpd/lighttpd.conf', kind, source, host: {}, servers: [], check: undefined } };
}

function hover(kind: FileKind, marked: string): string {
  const { view, offset } = at(kind, marked);
  return JSON.stringify(TEXT_FEATURES[kind].hover!(view, offset, NO_LOOKUPS)?.parts ?? null);
}

function labels(kind: FileKind, marked: string): string[] {
  const { view, offset } = at(kind, marked);
  return TEXT_FEATURES[kind].completions!(view, offset).map(({ label }) => label);
}

void describe('lighttpd.conf in an editor', () => {
  void test('every key of the newest release has words of its own', () => {
    const without = [...lighttpdKeys().values()].filter(({ last, name }) => last === undefined && (keyProse(name)?.length ?? 0) < 15);
    assert.deepEqual(without.map(({ name }) => name), []);
  });
  void test('hover on a key, a module, a key of a backend, a field', () => {
    assert.match(hover('lighttpd', 'server.stream-res|ponse-body = 2\n'), /makes the backend wait.*Since.*1\.4\.40/);
    assert.match(hover('lighttpd', 'server.modules = ( "mod_pr|oxy" )\n'), /proxy\.server/);
    assert.match(hover('lighttpd', 'proxy.server = ( "" => ( ( "x-sen|dfile" => "enable" ) ) )\n'), /X-Sendfile/);
    assert.match(hover('lighttpd', '$HTTP["ho|st"] == "a" {\n}\n'), /REQUEST_HEADER/);
    assert.equal(hover('lighttpd', 'var.o|wn = 1\n'), 'null');
  });
  void test('completion', () => {
    assert.ok(labels('lighttpd', 'server.str|').includes('server.stream-response-body'));
    assert.ok(labels('lighttpd', '$HTTP["h|').includes('host'));
    assert.ok(labels('lighttpd', 'server.modules = ( "mod_|" )\n').includes('mod_proxy'));
    assert.ok(labels('lighttpd', 'proxy.server = ( "" => ( ( "|" ) ) )\n').includes('x-sendfile-docroot'));
    assert.deepEqual(labels('lighttpd', 'server.follow-symlink = "|"\n'), ['enable', 'disable']);
    assert.deepEqual(labels('lighttpd', '# server.|'), []);
  });
  void test('outline, folding, links', () => {
    const { view } = at('lighttpd', '|include "a.conf"\n$HTTP["host"] == "a" {\n  server.tag = "x"\n  server.name = "y"\n} else {\n  server.tag = "z"\n}\n');
    const { symbols, folds, links } = TEXT_FEATURES.lighttpd;
    assert.deepEqual(symbols!(view).map(({ name, children }) => [name, children.map((child) => child.name)]), [['include', []], ['$HTTP["host"] == "a"', ['server.tag', 'server.name']], ['else', ['server.tag']]]);
    assert.deepEqual(symbols!(view)[1]!.children.map(({ detail }) => detail), ['"x"', '"y"']);
    assert.deepEqual(folds!(view).map(({ first, last }) => [first, last]), [[1, 3], [4, 5]]);
// Nothing is known of a file that nobody has looked for.
    assert.deepEqual(links!(view, NO_LOOKUPS), []);
  });
});

void test('comments of several lines fold', () => {
  for (const [kind, text] of [['lighttpd', '# a\n# b\nserver.tag = "# x\n# y"\n# one\n\nb = 1 # c\n# d\n'], ['csp-ini', '; a\n; b\n[S]\n; one\n\n# d\n'], ['php-fpm', '; a\n  ; b\n[w]\npm = static\n; one\n']] as const) {
    const { view } = at(kind, `|${text}`);
    assert.deepEqual(TEXT_FEATURES[kind].folds!(view).filter((fold) => fold.kind === 'comment'), [{ first: 0, last: 1, kind: 'comment' }], kind);
  }
});

void describe('CSP.ini in an editor', () => {
  const INI = '[SYSTEM]\nDefault_Server=LOCAL\n[SYSTEM_INDEX]\nLOCAL=Enabled\n[LOCAL]\nMaximum_Server_Connections=10\n';
  void test('hover', () => {
    assert.match(hover('csp-ini', INI.replace('Maximum_S', 'Maximum_|S')), /once for the whole gateway.*10 connections in all/);
    assert.match(hover('csp-ini', INI.replace('[SYSTEM_', '[SYS|TEM_')), /servers that exist/);
  });
  void test('completion', () => {
    assert.ok(labels('csp-ini', `${INI}Ip|`).includes('Ip_Address'));
    assert.deepEqual(labels('csp-ini', INI.replace('Server=LOCAL', 'Server=|')), ['LOCAL']);
    assert.deepEqual(labels('csp-ini', INI.replace('LOCAL=Enabled', 'LOCAL=|')), ['Enabled', 'Disabled']);
  });
  void test('definition, outline', () => {
    const { view, offset } = at('csp-ini', INI.replace('=LOCAL', '=LO|CAL'));
    const features = TEXT_FEATURES['csp-ini'];
    assert.equal(features.definitions!(view, offset)[0]?.start.line, 4);
    assert.deepEqual(features.symbols!(view).map(({ name }) => name), ['SYSTEM', 'SYSTEM_INDEX', 'LOCAL']);
    assert.equal(features.folds!(view).length, 3);
  });
});
