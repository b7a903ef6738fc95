import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { corpusFiles, corpusMissing } from '../differential/corpus';
import { runCase } from '../harness/rule-case';

// Real CSP.ini files: what is said of them is true. They are demonstrations, and open to everybody on purpose.

const KNOWN: Readonly<Record<string, RegExp>> = {
  'gateway/ini-open-management': /System_Manager=\*\.\*\.\*\.\*/,
  'gateway/ini-password': /the one that every installation begins with/,
  'gateway/ini-server-connection': /without SSLCC_Verify_Peer=1|has no TCP_Port/,
  'gateway/ini-unknown-server': /\[SYSTEM\] names the server IRIS, and there is no section/,
};

if (corpusMissing() === undefined) {
  test('real CSP.ini files', async () => {
    const files = corpusFiles(['csp-ini']);
    assert.ok(files.length > 0);
    for (const { name, text } of files) {
      const path = `/opt/webgateway/bin/${/CSP(?:-\w+)?\.ini$/.exec(name)?.[0] ?? 'CSP.ini'}`;
      const { seen } = await runCase({ name, place: name, section: '', root: path, files: new Map([[path, text]]), options: new Map(), expected: [], fixed: [] }, RULES);
      for (const { finding } of seen) {
        assert.match(finding.message, KNOWN[finding.rule] ?? /^$/, `${name}: ${finding.rule}`);
        assert.notEqual(finding.severity, 'error', `${name}: ${finding.message}`);
      }
    }
  });
}
