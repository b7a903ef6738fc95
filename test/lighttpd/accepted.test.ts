import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { runCase } from '../harness/rule-case';
import { readPage } from '../harness/rule-page';
import { lighttpdMissing, Oracle } from './oracle';

// Mistakes that `lighttpd -tt` takes with exit code 0, what is left of them (`lighttpd -p`), and the rule that tells.

const missing = lighttpdMissing();

const HEAD = 'server.document-root = "/var/www"\nserver.modules = ( "mod_setenv" )\n';

interface Taken {
  readonly text: string;
  /** Lines that the printed configuration has. */
  readonly left: readonly RegExp[];
  /** Lines that it has not. */
  readonly gone?: readonly RegExp[];
  readonly rule: string;
}

const TAKEN: readonly Taken[] = [
  { text: 'server.name\nserver.tag = "t"', left: [/server\.name += "t"/], gone: [/server\.tag/], rule: 'lighttpd/silently-dropped' },
  { text: 'server.name "x"\nserver.tag = "t"', left: [/server\.name += "t"/], gone: [/server\.tag/, /"x"/], rule: 'lighttpd/silently-dropped' },
  { text: 'else {\n  server.tag = "t"\n}', left: [/^ {4}server\.tag += "t"/m], rule: 'lighttpd/silently-dropped' },
  { text: '}\nserver.tag = "t"', left: [/server\.tag += "t"/], rule: 'lighttpd/silently-dropped' },
  { text: 'server.name = "x" = =', left: [/server\.name += "x"/], rule: 'lighttpd/silently-dropped' },
  { text: 'server.name = ["x"]', left: [/server\.name += "x"/], rule: 'lighttpd/silently-dropped' },
  { text: 'server.name = "x" "y"', left: [/server\.name += "x"/], gone: [/"y"/], rule: 'lighttpd/silently-dropped' },
  { text: '{\n  server.tag = "t"\n}', left: [/^ {4}server\.tag += "t"/m], rule: 'lighttpd/silently-dropped' },
  { text: 'mimetype.assign = ( , ".a" => "x/a" )', left: [/"\.a" => "x\/a"/], rule: 'lighttpd/silently-dropped' },
  { text: 'proxy.server = ( "" => ( ( "host" => "127.0.0.1" ) ) )', left: [/proxy\.server/], rule: 'lighttpd/module-not-loaded' },
  { text: 'server.max-fd = 1024', left: [/server\.max-fd /], rule: 'lighttpd/unknown-key' },
  { text: '$HTTP["host"] == "a" {\n  server.upload-dirs = ( "/tmp" )\n}', left: [/server\.upload-dirs/], rule: 'lighttpd/server-scope' },
  { text: '$HTTP["remote-ip"] == "10.0.0.0/40" {\n  server.tag = "t"\n}', left: [/remote-ip"\] == "10\.0\.0\.0\/40"/], rule: 'lighttpd/condition-never-holds' },
  { text: '$HTTP["remote-ip"] == "fe80::g" {\n  server.tag = "t"\n}', left: [/remote-ip"\] == "fe80::g"/], rule: 'lighttpd/condition-never-holds' },
  { text: 'server.stream-response-body = 4', left: [/server\.stream-response-body += 4/], rule: 'lighttpd/stream-value' },
];

void describe('what lighttpd takes and we tell', { skip: missing }, () => {
  const oracle = new Oracle();
  for (const { text, left, gone = [], rule } of TAKEN) {
    void test(text.replaceAll('\n', ' ; '), async () => {
      const whole = `${HEAD}${text}\n`;
      const { accepted, messages } = oracle.ask(whole);
      assert.ok(accepted, messages);
      const printed = oracle.print(whole);
      for (const line of left) assert.match(printed, line);
      for (const line of gone) assert.doesNotMatch(printed, line);
      const { seen } = await runCase(readPage('accepted', `\`\`\`lighttpd lighttpd=1.4.69\n${whole}\`\`\`\n`)[0]!, RULES);
      assert.ok(seen.some(({ finding }) => finding.rule === rule), `${rule} is silent`);
    });
  }
});
