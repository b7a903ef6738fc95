import type { PhpRule } from '../../types';

/** php_apache_value_handler (sapi/apache2handler/apache_config.c) passes the text on as it is; php_flag passes 1 or 0. */
export const rule: PhpRule = {
  id: 'php/value-for-flag',
  summary: 'A switch of PHP set by php_value, which scripts see as a text',
  severities: ['hint'],
  fixable: 'review',
  scope: 'php',
  *check({ lines }) {
    for (const { spec, directive, value, name, valueAt, edits } of lines) {
      if (spec?.type !== 'bool' && name !== 'display_errors' || directive === undefined || !directive.endsWith('value') || !/^(?:off|no|false)$/i.test(value)) continue;
      const flag = directive.replace('value', 'flag');
      const setDirective = edits?.setDirective;
      yield {
        at: valueAt, severity: 'hint', consequence: 'silent',
        message: `PHP takes ${name} for off, but ini_get('${name}') gives scripts the text ${value}, which counts as true. ${flag} gives them 0.`,
        fixes: setDirective === undefined ? [] : [{ title: `Write ${flag} ${name} off`, safety: 'review', edits: [setDirective(flag), edits!.setValue('off')] }],
      };
    }
  },
};
