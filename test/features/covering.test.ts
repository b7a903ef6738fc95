import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsAt } from '../../server/src/features/code-actions';
import { applied, marked } from './marked';

const ROOT = '/etc/apache2/apache2.conf';
const OLD = 'AuthzDefaultAuthoritative Off\nMaxClients 150\nNameVirtualHost *:80\n<Directory /srv>\n  Order allow,deny\n  Allow from all\n</Directory>\n';

test('a file of httpd 2.2 is told once, and all of it can be mended at once', async () => {
  // The modules of 2.4 are loaded by another file, as a profile would.
  const tree = { [ROOT]: `LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\n${OLD}` };
  const all = await marked(tree);
  assert.deepEqual(all.findings.filter(({ finding }) => finding.rule === 'migration/written-for-2-2'), [], 'a module of 2.4 says that it is for 2.4');
  const fragment = await marked({ '/x/part.conf': OLD }, 'fragment');
  const loud = fragment.findings.filter(({ finding }) => finding.severity !== 'hint').map(({ finding }) => finding.rule);
  assert.deepEqual(loud, ['migration/written-for-2-2']);
  const head = fragment.findings.find(({ finding }) => finding.rule === 'migration/written-for-2-2')!;
  const titles = head.finding.fixes!.map(({ title, safety }) => `${safety}: ${title}`);
  assert.deepEqual(titles, ['review: Migrate to httpd 2.4: all 4 fixes', 'safe: Migrate to httpd 2.4: the 2 fixes that are safe']);
  const action = actionsAt(fragment.view, { range: head.at, findings: fragment.findings, hasPages: false }).find(({ title }) => title.endsWith('all 4 fixes (changes what the server does)'))!;
  assert.equal(applied(fragment, '/x/part.conf', action.edits), 'MaxRequestWorkers 150\n<Directory /srv>\n  Require all granted\n</Directory>\n');
});

test('a comment at the line, or the rule off, gives the others their severities back', async () => {
  const silenced = await marked({ '/x/part.conf': `# httpd-lint disable-file migration -- it serves 2.2\n${OLD}` }, 'fragment');
  assert.ok(silenced.findings.some(({ finding }) => finding.rule === 'httpd/removed-directive' && finding.severity === 'error'));
});

test('what 2.4 asks of an old list of modules is part of its migration', async () => {
  const folder = '/usr/lib/apache2/modules';
  const lines = ['authz_default', 'version', 'proxy', 'proxy_balancer'].map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so\n`).join('');
  const { findings } = await marked({ [ROOT]: `${lines}DefaultType text/plain\n` });
  const severityOf = (rule: string): unknown => findings.find(({ finding }) => finding.rule === rule)?.finding.severity;
  assert.equal(severityOf('migration/written-for-2-2'), 'error');
  for (const rule of ['modules/built-in', 'proxy/balancer-needs']) assert.equal(severityOf(rule), 'hint', rule);
});
