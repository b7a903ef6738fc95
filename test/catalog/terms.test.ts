/** Every word that completion offers inside an argument, written as it would be, goes through the real server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPRESSION_FUNCTIONS, EXPRESSION_OPERATORS } from '../../server/src/httpd/catalog/terms/expression-words';
import { FILTERS } from '../../server/src/httpd/catalog/terms/handlers';
import { HEADER_ACTIONS } from '../../server/src/httpd/catalog/terms/header-names';
import { ERROR_LOG_FORMATS, HEADER_FORMATS, LOG_FORMATS } from '../../server/src/httpd/catalog/terms/log-formats';
import { METHODS } from '../../server/src/httpd/catalog/terms/methods';
import { AUTHN_TERMS, AUTHZ_TERMS } from '../../server/src/httpd/catalog/terms/providers';
import { BALANCER_PARAMETERS, HEALTH_PARAMETERS, WORKER_PARAMETERS } from '../../server/src/httpd/catalog/terms/proxy-parameters';
import { COND_FLAGS, COND_TESTS, RULE_FLAGS } from '../../server/src/httpd/catalog/terms/rewrite-flags';
import { STATUS_CODES } from '../../server/src/httpd/catalog/terms/status-codes';
import type { Term, Terms } from '../../server/src/httpd/catalog/terms/term';
import { APPLICATION_PROTOCOLS, TLS_PROTOCOLS } from '../../server/src/httpd/catalog/terms/tls';
import { VALUE_TEXTS } from '../../server/src/httpd/catalog/terms/value-texts';
import { EXPRESSION_VARIABLES, SSL_VARIABLES } from '../../server/src/httpd/catalog/terms/variables';
import { directive } from '../../server/src/httpd/catalog/catalog';
import { VARIABLES, FUNCTIONS } from '../../server/src/httpd/syntax/expr/names';
import { withoutMarks } from '../../server/src/features/completion/snippets';
import { httpdTest, loadLines, refusal, sharedModules } from './httpd';

const LOADS = loadLines('event', sharedModules().filter(({ name }) => name !== 'mod_cgi'));

/** Runs lines until the server takes the rest. Returns those that it refused, with why. */
async function refused(lines: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const line of lines) {
    const message = await refusal(`${LOADS}${line}\n`);
    if (message !== undefined) found.push(`${line}: ${message}`);
  }
  return found;
}

/** All at once; one by one only where the server refuses something. */
async function holds(lines: readonly string[]): Promise<void> {
  if (await refusal(`${LOADS}${lines.join('\n')}\n`) === undefined) return;
  const [left, right] = [lines.slice(0, lines.length >> 1), lines.slice(lines.length >> 1)];
  if (lines.length > 8) {
    await holds(left);
    await holds(right);
    return;
  }
  assert.deepEqual(await refused(lines), []);
}

const names = ({ name, aliases }: Term): readonly string[] => [name, ...(aliases ?? [])];
const written = (term: Term): readonly string[] => names(term).map((name) => name + withoutMarks(term.tail ?? ''));
const located = (lines: readonly string[]): string[] => lines.map((line, index) => `<Location /l${index}>\n${line}\n</Location>`);
const code = (term: Term): string => (term.name.startsWith('%{}') ? `%{${withoutMarks(term.tail ?? 'x')}}${term.name.slice(3)}` : term.name);
const isCurrent = ({ obsolete }: Term): boolean => obsolete !== true;

httpdTest('flags and tests of rewriting', async () => {
  await holds(RULE_FLAGS.flatMap(written).map((flag) => `RewriteRule ^a /b [${flag}]`));
  await holds(COND_FLAGS.flatMap(written).map((flag) => `RewriteCond %{HTTPS} on [${flag}]`));
  await holds(COND_TESTS.flatMap((term) => names(term).map((name) => `RewriteCond %{HTTPS} "${name}${term.tail === undefined ? '' : '1'}"`)));
});

httpdTest('codes of logs and headers', async () => {
  await holds(LOG_FORMATS.map((term, index) => `LogFormat "${code(term)}" n${index}`));
  await holds(ERROR_LOG_FORMATS.filter(({ name }) => !/^%[-+]$/.test(name)).flatMap((term) => [code(term), ...(term.aliases ?? [])]).map((each) => `ErrorLogFormat "${each} %M"`));
  await holds(HEADER_FORMATS.map((term) => `Header set X "${code(term)}"`));
  await holds(HEADER_ACTIONS.map(({ name }) => `Header ${name} X${name === 'unset' || name === 'echo' ? '' : name.startsWith('edit') ? ' a b' : ' v'}`));
});

httpdTest('expressions', async () => {
  const located = (condition: string): string => `<If "${condition}">\n</If>`;
  await holds([...EXPRESSION_VARIABLES, ...SSL_VARIABLES].map(({ name }) => located(`%{${name}} == 'a'`)));
  await holds(EXPRESSION_FUNCTIONS.flatMap((term) => names(term).map((name) => located(`${name}('x') == 'a'`))));
  const isUnary = (name: string): boolean => /^-\w$/.test(name);
  await holds(EXPRESSION_OPERATORS.filter(({ name }) => isUnary(name)).flatMap(names).map((name) => located(`${name} '10.0.0.0/8'`)));
  await holds(EXPRESSION_OPERATORS.filter(({ name }) => !isUnary(name) && !/[&|]/.test(name)).map(({ name, tail }) => located(`%{REMOTE_ADDR} ${name}${withoutMarks(tail ?? " '1'")}`)));
  await holds(['&&', '||', 'and', 'or'].map((name) => located(`-n 'a' ${name} -z 'b'`)));
});

httpdTest('statuses, methods, protocols, filters', async () => {
  await holds(STATUS_CODES.flatMap(({ name }) => [`ErrorDocument ${name} /x`, `RewriteRule ^a /b [R=${name}]`]));
  await holds(located(METHODS.filter(({ name }) => name !== 'TRACE').map(({ name }) => `<Limit ${name}>\n</Limit>`)));
  await holds(TLS_PROTOCOLS.filter(isCurrent).map(({ name }) => `SSLProtocol ${name}`));
  await holds(APPLICATION_PROTOCOLS.map(({ name }) => `Protocols ${name}`));
  await holds(FILTERS.filter(({ module }) => module !== 'lua_module').map(({ name }) => `AddOutputFilterByType ${name} text/html`));
});

httpdTest('providers', async () => {
  await holds(located(AUTHZ_TERMS.filter(({ name }) => name !== 'not').flatMap(written).map((each) => `Require ${each.replace('expression', "%{HTTPS} == 'on'")}`)));
  await holds(located(AUTHN_TERMS.map(({ name }) => `AuthBasicProvider ${name}`)));
});

httpdTest('parameters of workers and balancers', async () => {
  const value = (term: Term): string => withoutMarks(term.tail ?? '').replace(/^=name$/, '=t').replace('=CPING', '=TCP');
  const parameters = [...WORKER_PARAMETERS, ...HEALTH_PARAMETERS.filter(({ name }) => name !== 'hcexpr' && name !== 'hctemplate')];
  await holds(parameters.map((term, index) => `<Proxy balancer://b${index}>\nBalancerMember http://127.0.0.1:${9000 + index} ${term.name}${value(term)}\n</Proxy>`));
  await holds(BALANCER_PARAMETERS.map((term, index) => `<Proxy balancer://c${index}>\nProxySet ${term.name}${value(term)}\n</Proxy>`));
});

/** Their words stand with others, and are tried above. */
const APART = new Set(['header', 'requestheader', 'redirect', 'redirectmatch', 'errordocument', 'proxyerroroverride', 'require', 'sslprotocol', 'sslproxyprotocol', '<limit', '<limitexcept', 'mddrivemode', 'protocols', 'authdigestprovider', 'allowmethods', 'authtype', 'order', 'satisfy']);

httpdTest('enumerated values', async () => {
  for (const [key, table] of Object.entries(VALUE_TEXTS).filter(([each]) => !APART.has(each))) {
    const spec = directive(key)!;
    const lines = (table as Terms).filter(isCurrent).flatMap((term) => written(term).map((each) => `${spec.name} ${each === 'Nonfatal' ? 'Nonfatal=All' : each}`));
    await holds(spec.where.includes('RSRC_CONF') || spec.where.includes('OR_OPTIONS') ? lines : lines.map((line, index) => `<Directory /d${index}>\n${line}\n</Directory>`));
  }
});

test('the tables name what the parser of expressions knows, and what the catalogue lists', () => {
  assert.deepEqual(EXPRESSION_VARIABLES.map(({ name }) => name).sort(), [...VARIABLES].sort());
  assert.deepEqual(EXPRESSION_FUNCTIONS.flatMap(names).sort(), [...FUNCTIONS].sort());
  for (const [key, table] of Object.entries(VALUE_TEXTS)) {
    assert.ok(directive(key) !== undefined, key);
    assert.equal(new Set((table as Terms).map(({ name }) => name)).size, table.length, key);
  }
});
