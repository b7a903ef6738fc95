import type { RuleText } from './read-rules';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, { properties?: unknown }> } };
}

/** The manifest's text with a property for each rule under the setting `httpdConfig.rules`; nothing else changes. */
export function manifestWithRules(text: string, rules: readonly RuleText[]): string {
  const manifest = JSON.parse(text) as Manifest;
  const setting = manifest.contributes.configuration.properties['httpdConfig.rules'];
  if (setting === undefined) throw new Error('package.json has no setting httpdConfig.rules');
  const severities = ['off', 'error', 'warning', 'info', 'hint'];
  setting.properties = Object.fromEntries(rules.map(({ id, rule }) => [
    id, { type: 'string', enum: severities, description: `${rule.summary} (${rule.severities[0]})` },
  ]));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
