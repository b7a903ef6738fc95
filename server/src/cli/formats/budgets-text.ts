/** The bounds beside httpd's own, a line each. */
import type { Budget } from '../../features/capacity/picture';
import type { Paint } from '../paint';
import { plain } from '../plain';

export function budgetsText(budgets: readonly Budget[], paint: Paint): string {
  if (budgets.length === 0) return '';
  const width = Math.max(...budgets.map(({ name }) => name.length));
  const lines = budgets.map(({ name, limit, used, unit, explanation, place }) => {
    const asked = used === undefined ? '' : `, up to ${used} asked for`;
    const from = place === undefined ? '' : `  ${plain(place.label)}`;
    const figures = `${limit} ${unit}${asked}`;
    return `  ${plain(name).padEnd(width)}  ${used !== undefined && used > limit ? paint('yellow', figures) : figures}${from}\n    ${explanation}\n`;
  });
  return `\nother limits:\n${lines.join('')}`;
}
