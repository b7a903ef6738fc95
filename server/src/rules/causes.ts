/** One finding for each cause: what is mended in one place is told in one place. */
import { nameOfText } from './words';
import type { AnyPlace, Finding, Related } from './types';

/** More places than this do not explain anything further. */
const MOST_RELATED = 5;

/** The findings in their order; of those with the same rule and cause only the first, with the next places as related ones. */
export function onceForEachCause(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, number>();
  const shown: Finding[] = [];
  for (const finding of findings) {
    const key = finding.cause === undefined ? undefined : `${finding.rule} ${finding.cause}`;
    const known = key === undefined ? undefined : first.get(key);
    if (known === undefined) {
      if (key !== undefined) first.set(key, shown.length);
      shown.push(finding);
    } else {
      shown[known] = withRelated(shown[known]!, finding);
    }
  }
  return shown;
}

function withRelated(finding: Finding, other: Finding): Finding {
  const related = finding.related ?? [];
  if (related.length >= MOST_RELATED) return finding;
  const more: Related = { at: other.at, message: `The same holds for ${nameAt(other.at)} here.` };
  return { ...finding, related: [...related, more] };
}

/** The directive, or the words at the place. */
function nameAt(at: AnyPlace): string {
  return 'source' in at ? at.source.text.slice(at.start, Math.min(at.end, at.start + 40)) : nameOfText(at.line.text);
}
