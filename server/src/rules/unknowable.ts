import type { ConfigNode } from '../httpd/config/node';
import type { ConfigView } from './types';

/** Placeholders of template languages: ERB, Jinja and Mustache, autoconf, and the percent signs of hosting panels. */
const TEMPLATE = /<%|\{\{|\{%|%%\w+%%|%[A-Z][A-Z0-9_]{2,}%|%[a-z]+_[a-z_]+%|@@\w+@@|@[A-Z][A-Z0-9_]+@/;

/**
 * Whether a line waits for a value that this configuration does not give: a placeholder of a template, or a variable
 * of an environment that nobody knows. What httpd will make of it cannot be told, so rules about values keep silent.
 */
export function isUnknowable(node: ConfigNode, view: ConfigView): boolean {
  const { text } = node;
  if (TEMPLATE.test(text)) return true;
  const { world } = view.config;
  return text.includes('${') && (world.environmentAssumed === true || world.modules === 'any');
}
