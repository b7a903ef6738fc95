import type { Finding, Severity } from '../rules/types';
import type { Settings } from './settings';

/** The severity a user wants for a finding: by rule first, then by topic, else the finding's own. */
export function severityIn(settings: Settings, finding: Finding): Severity | 'off' {
  const topic = finding.rule.slice(0, finding.rule.indexOf('/'));
  return settings.rules[finding.rule] ?? settings.topics[topic] ?? finding.severity;
}
