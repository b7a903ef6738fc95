import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { corpusFiles, corpusMissing } from '../differential/corpus';
import { runCase } from '../harness/rule-case';

// Real configurations of lighttpd: what is said of them was looked at, and is true.

const TRUE: Readonly<Record<string, RegExp>> = {
  'lighttpd/proxy-buffered': /^lighttpd stores each response of proxy\.server whole/,
  'lighttpd/unknown-key': /has no server\.error-handler-500:/,
  'lighttpd/invalid-value': /^Nothing sets server\.document-root/,
};

if (corpusMissing() === undefined) {
  test('real files of lighttpd: no error, and no warning that nobody has looked at', async () => {
    const files = corpusFiles(['lighttpd']);
    assert.ok(files.length > 20);
    for (const { name, text } of files) {
      const base = /([^/_]+\.conf)(?:\.\w+)?$/.exec(name)?.[1] ?? 'lighttpd.conf';
      const path = `/srv/copy/lighttpd/${/conf-available/.test(name) ? 'conf-available/' : ''}${/lighttpd/.test(base) || /conf-available/.test(name) ? base : `lighttpd-${base}`}`;
      const { seen } = await runCase({ name, place: name, section: '', root: path, files: new Map([[path, text]]), options: new Map(), expected: [], fixed: [] }, RULES);
      for (const { finding } of seen) {
        if (finding.severity === 'error' || finding.severity === 'warning') assert.match(finding.message, TRUE[finding.rule] ?? /^$/, `${name}: ${finding.rule}: ${finding.message}`);
      }
    }
  });
}
