import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allowedIn } from '../../server/src/httpd/catalog/allowed-in';
import { catalog, directive } from '../../server/src/httpd/catalog/catalog';
import { lazyMap } from '../../server/src/httpd/catalog/lazy-map';
import { manualUrl } from '../../server/src/httpd/catalog/manual-url';
import { editDistance, nearestNames } from '../../server/src/httpd/catalog/nearest-names';

describe('catalogue', () => {
  it('has httpd, its modules and the modules met with it', () => {
    const all = [...catalog.directives.values()];
    assert.equal(all.filter((entry) => !entry.thirdParty).length, 756);
    assert.ok(all.filter((entry) => entry.thirdParty).length > 1500);
    assert.equal(catalog.modules.get('http_module')?.sourceFile, 'http_core.c');
    assert.deepEqual(Object.keys(catalog.shared), [
      'workerParams', 'balancerParams', 'healthcheckParams', 'httpStatusCodes', 'httpMethods', 'logLevels',
    ]);
  });

  it('finds names in any case and tells sections from directives of the same name', () => {
    assert.equal(directive('documentROOT')?.name, 'DocumentRoot');
    assert.equal(directive('<directory')?.type, 'section');
    assert.equal(directive('Directory'), undefined);
    assert.equal(directive('MDomain')?.type, 'plain');
    assert.equal(directive('<MDomain')?.type, 'section');
    assert.equal(directive('constructor'), undefined);
    assert.equal(directive('KeepAlive'), directive('keepalive'), 'the same object each time');
  });

  it('says who registers a directive, not who documents it', () => {
    assert.deepEqual(directive('KeepAlive')?.identifiers, ['http_module']);
    assert.deepEqual(directive('MaxConnectionsPerChild')?.identifiers, ['core_module']);
    assert.deepEqual(directive('ThreadsPerChild')?.identifiers, ['mpm_event_module', 'mpm_worker_module', 'mpm_winnt_module']);
    assert.deepEqual(directive('ScriptLog')?.identifiers, ['cgi_module', 'cgid_module']);
    assert.deepEqual(directive('php_value')?.identifiers, ['php_module', 'php7_module', 'php5_module', 'lsapi_module']);
    assert.equal(catalog.removed.get('acceptmutex')?.replacement, 'Mutex');
  });

  it('knows the places of a directive', () => {
    const allow = (name: string, ...rest: [Parameters<typeof allowedIn>[1], number?, string[]?]): boolean => allowedIn(directive(name)!, ...rest);
    assert.ok(allow('Alias', 'location', 1) && !allow('Alias', 'location', 2) && allow('Alias', 'server', 2));
    assert.ok(allow('php_value', 'htaccess', 2, ['Options']) && !allow('php_value', 'htaccess', 2, ['FileInfo']));
    assert.ok(!allow('php_admin_value', 'htaccess') && allow('php_admin_value', 'directory'));
    assert.ok(!allow('MaxRequestWorkers', 'virtualHost') && !allow('ServerAlias', 'server') && allow('ServerAlias', 'virtualHost'));
    assert.ok(!allow('LuaHookPreTranslate', 'server'), 'what nobody registers is allowed nowhere');
  });

  it('links into the manual', () => {
    const url = (name: string): string | undefined => manualUrl(directive(name)!);
    assert.equal(url('Alias'), 'https://httpd.apache.org/docs/2.4/mod/mod_alias.html#alias');
    assert.equal(url('<MDomainSet'), 'https://httpd.apache.org/docs/2.4/mod/mod_md.html#mdomainsetsection');
    assert.equal(url('MaxClients'), 'https://httpd.apache.org/docs/2.4/mod/mpm_common.html');
    assert.equal(url('PerlModule'), undefined);
  });
});

describe('nearest names', () => {
  const names = ['DocumentRoot', 'DirectoryIndex', 'ServerName', 'ServerAlias', 'ServerRoot'];
  it('finds the word that was meant', () => {
    assert.deepEqual(nearestNames('DocumentRoto', names, 3), ['DocumentRoot']);
    assert.deepEqual(nearestNames('servername', names, 1), ['ServerName']);
    assert.deepEqual(nearestNames('SrverNmae', names, 3), ['ServerName']);
    assert.deepEqual(nearestNames('Banana', names, 3), []);
  });

  it('counts a swap once and keeps its limit', () => {
    assert.equal(editDistance('ab', 'ba'), 1);
    assert.equal(editDistance('', 'abc'), 3);
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(fc.property(word, word, fc.nat(5), (a, b, limit) => {
      const distance = editDistance(a, b);
      assert.equal(distance, editDistance(b, a));
      assert.equal(distance === 0, a === b);
      assert.ok(distance <= limit ? editDistance(a, b, limit) === distance : editDistance(a, b, limit) > limit);
    }));
  });
});

describe('lazy map', () => {
  it('is a map that makes each value once', () => {
    let made = 0;
    const map = lazyMap(new Set(['a', 'b', 'c']), (key) => {
      made += 1;
      return key.toUpperCase();
    });
    assert.deepEqual([map.size, map.has('b'), map.has('x'), map.get('x'), [...map.keys()], made], [3, true, false, undefined, ['a', 'b', 'c'], 0]);
    assert.deepEqual([map.get('b'), map.get('b'), made], ['B', 'B', 1]);
    assert.deepEqual([...map], [['a', 'A'], ['b', 'B'], ['c', 'C']]);
    assert.deepEqual([[...map.values()], new Map(map).size, made], [['A', 'B', 'C'], 3, 3]);
    map.forEach((value, key, all) => assert.equal(all.get(key), value));
  });
});
