/** Arguments of sections that have no table of their own. */
import { terms } from '../../httpd/catalog/terms/term';
import type { Completion } from '../completion';
import { offer, termOffer, type Request } from './request';

const COMPARISONS = terms(
  ['>=', 'This version or a later one.', { tail: ' ${1:2.4}' }], ['>', 'A later version.', { tail: ' ${1:2.4}' }], ['<', 'An earlier version.', { tail: ' ${1:2.4}' }], ['<=', 'This version or an earlier one.', { tail: ' ${1:2.4}' }],
  ['=', 'This very version.', { tail: ' ${1:2.4.62}' }], ['~', 'A version that matches the regular expression.', { tail: ' ${1:^2\\.4}' }], ['!>=', 'Neither this version nor a later one.', { tail: ' ${1:2.4}' }],
);

/** `<IfVersion>`: how to compare, and with what. */
export function versionOffers(request: Request): readonly Completion[] {
  if (request.index === 0) return COMPARISONS.map((term) => termOffer(request, term, 'operator'));
  const version = request.view.checks[0]?.config.world.version;
  return [...(version === undefined ? [] : [offer(request, { label: version, kind: 'value', detail: 'the version here' })]), ...['2.4', '2.4.0', '2.2'].map((label) => offer(request, { label, kind: 'value', rank: 1 }))];
}

/** Files that are commonly kept from or handed to somebody. */
export function fileOffers(request: Request): readonly Completion[] {
  const patterns: readonly (readonly [string, string])[] = request.key === '<files'
    ? [['".ht*"', '.htaccess and .htpasswd'], ['"*.php"', 'PHP'], ['"wp-config.php"', 'the settings of WordPress'], ['".env"', 'secrets of applications'], ['"xmlrpc.php"', 'an interface of WordPress']]
    : [['"\\.php$"', 'PHP'], ['"^\\."', 'hidden files'], ['"\\.(?:bak|old|sql|log|swp)$"', 'copies that editors and backups leave'], ['"\\.(?:jpe?g|png|gif|webp|svg|ico)$"', 'images'], ['"\\.(?:css|js|woff2?)$"', 'styles, scripts, fonts']];
  if (request.index > 0) return [];
  return patterns.map(([label, detail]) => {
    const bare = request.isQuoted ? label.slice(1, -1) : label;
    return offer(request, { label: bare, kind: 'value', detail });
  });
}
