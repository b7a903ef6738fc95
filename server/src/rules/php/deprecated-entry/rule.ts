import { defaultIn, versionNumber } from '../../../php/catalog/versions';
import { isOn } from '../../../php/effective/words';
import { ASSUMED_VERSION, phpName, type PhpLine } from '../../php-lines';
import type { PhpRule } from '../../types';

/** The handlers of these entries say so in the log when PHP starts or the request begins. */
export const rule: PhpRule = {
  id: 'php/deprecated-entry',
  summary: 'A setting that a coming version of PHP will no longer have',
  severities: ['warning', 'info'],
  scope: 'php',
  *check({ lines, version }) {
    for (const line of lines) {
      const { name, spec, nameAt } = line;
      if (spec?.deprecated === undefined || !isMeant(line, version ?? ASSUMED_VERSION)) continue;
      const since = versionNumber(spec.deprecated)!;
      if (version !== undefined && version < since || spec.removed !== undefined && versionNumber(spec.removed)! <= (version ?? ASSUMED_VERSION)) continue;
      const instead = spec.instead === undefined ? '' : ` Use ${spec.instead}.`;
      const message = `${name} is deprecated since PHP ${spec.deprecated}: ${phpName(version)} still takes it, and a later version will not.${instead}`;
      yield version === undefined
        ? { at: nameAt, severity: 'info', consequence: 'advice', message, assumes: [`PHP ${spec.deprecated} or later`], tags: ['deprecated'] }
        : { at: nameAt, severity: 'warning', consequence: 'warns', message, tags: ['deprecated'] };
    }
  },
};

function isMeant({ spec, value }: PhpLine, version: number): boolean {
  switch (spec!.deprecatedWhen) {
    case 'true': return isOn(value);
    case 'false': return !isOn(value);
    case 'changed': return spec!.type === 'bool' ? isOn(value) !== isOn(defaultIn(spec!, { version })) : value !== defaultIn(spec!, { version });
    default: return value !== '';
  }
}
