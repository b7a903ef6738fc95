import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { groupOf, iniEntry } from '../../../php/catalog/catalog';
import { ARRAY_DIRECTIVES, fpmDirective, GLOBAL_DIRECTIVES, POOL_DIRECTIVES } from '../../../php/fpm/directives';
import { fixOf, refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_ini_parser_entry and _array (sapi/fpm/fpm/fpm_conf.c): the global section and pools have tables of their own. */
export const rule: FileRule = {
  id: 'php/fpm-unknown-directive',
  summary: 'A name that PHP-FPM does not know in this section',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['unknown-directive', 'unknown-array', 'array-in-global', 'array-key'], ({ code, pool }, { world }, at) => {
    const name = at.source.text.slice(at.start, at.end);
    const write = (text: string): ReturnType<typeof fixOf> => fixOf(`Write ${text}`, 'review', { kind: 'replace', at, text });
    if (code === 'array-key') return { message: name === 'access.suppress_path' ? 'access.suppress_path takes nothing in its brackets: PHP-FPM does not start.' : `${name}[] needs a name in its brackets: PHP-FPM does not start.` };
    if (code === 'array-in-global') return { message: `${name}[...] may stand in a pool only: PHP-FPM does not start with it in the global section.` };
    const scope = pool === undefined ? 'global' : 'pool';
    if (code === 'unknown-directive' && fpmDirective(name, scope === 'pool' ? 'global' : 'pool', world.version) !== undefined) {
      return { message: scope === 'pool' ? `${name} belongs in the section [global]: in the pool ${pool!.name} PHP-FPM does not start with it.` : `${name} belongs in a pool: in the global section PHP-FPM does not start with it. A [name] above it begins a pool.` };
    }
    const directive = iniEntry(name);
    if (code === 'unknown-directive' && scope === 'pool' && directive !== undefined && groupOf(name) !== 'fpm') {
      return { message: `${name} is a setting of PHP. In a pool it is written php_value[${name}], or php_admin_value[${name}] where scripts must not change it; like this PHP-FPM does not start.`, fixes: [...write(`php_admin_value[${name}]`), ...write(`php_value[${name}]`)] };
    }
    const later = [...POOL_DIRECTIVES, ...ARRAY_DIRECTIVES].find((each) => each.name === name.toLowerCase())?.since;
    if (later !== undefined) return { message: `${name} came with PHP ${later.join('.')}: PHP-FPM ${world.version.join('.')} does not start with it.` };
    const known = [...(scope === 'global' ? GLOBAL_DIRECTIVES : POOL_DIRECTIVES), ...(code === 'unknown-array' ? ARRAY_DIRECTIVES : [])].map((each) => each.name);
    const near = nearestNames(name, code === 'unknown-array' ? ARRAY_DIRECTIVES.map((each) => each.name) : known, 2);
    const meant = near.length === 0 ? '' : ` The nearest name is ${near[0]}.`;
    return { message: `PHP-FPM does not know ${name} ${scope === 'global' ? 'in the global section' : 'in a pool'} and does not start.${meant}`, fixes: near.flatMap(write) };
  }),
};
