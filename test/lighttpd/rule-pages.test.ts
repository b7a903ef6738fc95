import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { applyFix, kindOfRoot, runCase } from '../harness/rule-case';
import { ruleFolders } from '../harness/rule-pages';
import type { Case } from '../harness/rule-page';
import { lighttpdMissing, Oracle } from './oracle';

// The cases of the pages about lighttpd before the real program: a finding that refuses must make `lighttpd -tt` fail, and
// nothing else may. What the program drops or passes over is seen in what it prints (`-p`).

const missing = lighttpdMissing();

/** Debian builds no module for these: the test would end at the missing file. */
const NOT_HERE = /mod_evasive|\bssl\./;
const FOLDER = '/etc/lighttpd/';

/** The reason why the program cannot be asked about a case. */
function notAsked(page: Case): string | undefined {
  const stated = page.options.get('not-run');
  if (stated !== undefined) return stated;
  const text = [...page.files.values()].join('\n');
  if (NOT_HERE.test(text)) return 'a module that is not built';
  if ((page.options.get('lighttpd') ?? '1.4.69') !== '1.4.69') return 'another release';
  if (/include_shell/.test(text)) return 'a command is never run';
  if (/env\./.test(text)) return 'the environment is another one';
  if (!page.root.endsWith('/lighttpd.conf')) return 'a part that others include';
  return undefined;
}

function asked(oracle: Oracle, files: ReadonlyMap<string, string>, root: string): { accepted: boolean; messages: string } {
  oracle.write(Object.fromEntries([...files].filter(([path]) => path !== root && path.startsWith(FOLDER)).map(([path, text]) => [path.slice(FOLDER.length), text])));
  return oracle.ask(files.get(root)!);
}

void describe('pages about lighttpd', { skip: missing }, async () => {
  for (const { id, cases } of await ruleFolders()) {
    const pages = cases.filter((page) => kindOfRoot(page) === 'lighttpd');
    if (pages.length === 0) continue;
    void test(id, async () => {
      const oracle = new Oracle();
      for (const page of pages) {
        if (notAsked(page) !== undefined) continue;
        const run = await runCase({ ...page, options: new Map([...page.options, ['lighttpd', '1.4.69']]) }, RULES);
        const refused = run.seen.filter(({ finding }) => finding.consequence === 'rejects' || finding.consequence === 'start-fails');
        const real = asked(oracle, page.files, page.root);
        assert.equal(real.accepted, refused.length === 0, `${page.place}: ${real.messages}`);
        for (const { finding } of run.seen) {
          if (finding.consequence === 'warns' && real.accepted) assert.match(real.messages, /WARNING: unknown config-key|DEPRECATED|balance has to be one of|upload-dirs doesn't exist/, `${page.place}: ${finding.message}`);
          for (const fix of finding.fixes ?? []) {
            const after = applyFix(run, page.files, fix);
            if (after === undefined || refused.length > 1) continue;
            const answer = asked(oracle, after, page.root);
            assert.ok(answer.accepted || finding.consequence !== 'rejects' && !real.accepted, `${page.place}, ${fix.title}: ${answer.messages}`);
          }
        }
      }
    });
  }
});
