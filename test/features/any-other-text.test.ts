/** Languages beside httpd: whatever is written and wherever the cursor is, every feature answers, inside the text, and nothing throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NO_LOOKUPS } from '../../server/src/features/lookups';
import { TEXT_FEATURES } from '../../server/src/features/text/languages';
import type { TextView } from '../../server/src/features/text/text-features';
import type { LineRange } from '../../server/src/features/view';
import type { FileKind } from '../../server/src/stack/around';
import { checkText, settle } from '../../server/src/workspace/check';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { createRandom, type Random } from '../differential/random';
import { memoryFiles } from '../harness/memory-files';
import { generate } from '../lighttpd/generate';
import { generatePools } from '../php/fpm-generate';
import { iniText } from '../php/ini-texts';

const KNOWN = 'memory_limit = 1G\nextension=/x.so\nerror_log = "/var/log/a"\nphp_admin_value[memory_limit] = 1M\n[www]\nlisten = /run/a.sock\ninclude "conf.d/*.conf"\nvar.a = "x"\nserver.tag = var.a + "y"\n[SYSTEM]\nDefault_Server=LOCAL\n';

const KINDS: Readonly<Record<FileKind, readonly [string, (random: Random) => string]>> = {
  'php-ini': ['/etc/php/8.2/fpm/php.ini', iniText], 'user-ini': ['/srv/.user.ini', iniText], 'php-fpm': ['/etc/php/8.2/fpm/pool.d/www.conf', generatePools], 'csp-ini': ['/opt/webgateway/bin/CSP.ini', iniText],
  lighttpd: ['/etc/lighttpd/lighttpd.conf', generate],
};

/** A generated text with known lines among its own, and some of its characters gone. */
function textOf(seed: number, make: (random: Random) => string): string {
  const random = createRandom(seed);
  const lines = [...make(random).split('\n'), ...KNOWN.split('\n')].sort(() => random.int(3) - 1);
  const text = lines.join(random.chance(0.2) ? '\r\n' : '\n');
  const cut = random.int(text.length + 1);
  return random.chance(0.5) ? text : text.slice(0, cut) + text.slice(cut + random.int(8));
}

for (const [kind, [file, make]] of Object.entries(KINDS) as [FileKind, (typeof KINDS)[FileKind]][]) {
  test(kind, async () => {
    await fc.assert(fc.asyncProperty(fc.integer(), fc.nat(), async (seed, place) => {
      const text = textOf(seed, make);
      const workspace = new Workspace();
      const root: Root = { file, scope: 'server', kind };
      await settle(workspace, root, memoryFiles(new Map([[file, text]])));
      const source = workspace.text(file)!;
      const view: TextView = { workspace, file, kind, source, host: {}, servers: [], check: checkText(workspace, root, kind, (rule, error) => {
        throw new Error(`${rule}: ${String(error)}`);
      }, []) };
      // No editor has a cursor between the two signs of a line end.
      const wanted = place % (text.length + 1);
      const offset = text.startsWith('\r\n', wanted - 1) && wanted > 0 ? wanted - 1 : wanted;
      const inside = ({ start, end }: LineRange): void => {
        const [from, to] = [source.offset(start), source.offset(end)];
        assert.ok(from <= to && source.position(from).line === start.line && source.position(to).column === end.column, JSON.stringify([start, end, text]));
      };
      const features = TEXT_FEATURES[kind];
      const hover = features.hover?.(view, offset, NO_LOOKUPS);
      if (hover !== undefined) inside(hover.range);
      for (const { replace } of features.completions?.(view, offset) ?? []) inside(replace);
      for (const { range, selection } of features.symbols?.(view) ?? []) [range, selection].forEach(inside);
      for (const { first, last } of features.folds?.(view) ?? []) assert.ok(first < last && last < source.lineStarts.length);
      for (const { range } of features.links?.(view, NO_LOOKUPS) ?? []) inside(range);
      for (const each of features.definitions?.(view, offset) ?? []) if (each.file === file) inside(each);
    }), { numRuns: 120 });
  });
}
