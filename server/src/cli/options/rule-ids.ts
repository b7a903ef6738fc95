/** Whether the rules that settings name exist: a misspelt id would silence nothing, and nobody would notice. */
import { RULES } from '../../rules/generated';
import type { Settings } from '../../workspace/settings';
import { UsageError } from '../usage-error';
import { suggestion } from '../../workspace/setting-values';

/** The one finding that is no rule's: comments give it themselves. */
const OF_COMMENTS = 'httpd/needless-comment';

/** Ids that a severity can be set for. */
export function ruleIds(): string[] {
  return [...new Set([...RULES.map((rule) => rule.id), OF_COMMENTS])].sort();
}

/** @param file the settings file, named in the message where there is one */
export function checkRuleIds(settings: Settings, file: string | undefined): void {
  const known = new Set(ruleIds());
  for (const id of Object.keys(settings.rules)) {
    if (known.has(id)) continue;
    throw new UsageError(`${file === undefined ? '' : `${file}: `}no rule is called "${id}"${suggestion(id, known)}`);
  }
}
