import { machineCause } from './machine-causes';
import { SAMPLE_FILES } from './samples';
import { relate, type Outcome, type Relation } from './outcome';
import type { Sketch } from './sketch';

/** One comparison that did not agree. */
export interface Disagreement {
  readonly name: string;
  readonly relation: Relation | 'wrong text';
  readonly said: Outcome;
  readonly real: Outcome;
  readonly sketch: Sketch;
}

/** What a suite tolerates, per thousand comparisons. */
export interface Limits {
  readonly falseRejections: number;
  readonly missed: number;
  readonly wrongPlace: number;
  readonly wrongText: number;
}

export interface Tally {
  /** Counts a comparison. What only the machine knows (machine-causes.ts) is counted by itself, and agrees. */
  add(name: string, said: Outcome, real: Outcome, sketch: Sketch): Relation;
  /** Counts something found by other means than the verdict and the place. */
  addWrongText(name: string, said: Outcome, real: Outcome, sketch: Sketch): void;
  readonly disagreements: readonly Disagreement[];
  readonly total: number;
  /** Both sides rejected, both sides accepted: a suite that has only one kind shows nothing. */
  readonly rejections: number;
  /** The rates in one line. */
  summary(): string;
  /** Up to `most` disagreements as text, of each cause the one with the shortest files: what both sides said, and the files. */
  list(most: number): string;
  /** How often each kind of disagreement occurs: by relation, our rule and httpd's message. */
  causes(): string;
  /** What exceeds the limits, in words; empty when nothing does. */
  excess(limits: Limits): string[];
}

/** Counts comparisons of a suite. In: its name, for the report. */
export function createTally(name: string): Tally {
  const disagreements: Disagreement[] = [];
  const setAside = new Map<string, number>();
  let total = 0;
  let rejections = 0;
  const count = (relation: Disagreement['relation']): number => disagreements.filter((entry) => entry.relation === relation).length;
  const permille = (part: number): number => (total === 0 ? 0 : (part * 1000) / total);
  return {
    disagreements,
    get total() { return total; },
    get rejections() { return rejections; },
    add(label, said, real, sketch) {
      const relation = relate(said, real);
      const machine = relation === 'missed rejection' || relation === 'wrong place' ? machineCause(real) : undefined;
      if (machine !== undefined) {
        setAside.set(machine, (setAside.get(machine) ?? 0) + 1);
        return 'agree';
      }
      total += 1;
      if (real.verdict === 'rejects') rejections += 1;
      if (relation !== 'agree') disagreements.push({ name: label, relation, said, real, sketch });
      return relation;
    },
    addWrongText(label, said, real, sketch) {
      disagreements.push({ name: label, relation: 'wrong text', said, real, sketch });
    },
    summary() {
      const agree = total - disagreements.filter((entry) => entry.relation !== 'wrong text').length;
      const percent = total === 0 ? 0 : (agree * 100) / total;
      return `${name}: ${total} comparisons (${rejections} rejected by httpd), agreement ${percent.toFixed(2)} %, `
        + `false rejections ${count('false rejection')}, missed rejections ${count('missed rejection')}, `
        + `wrong place ${count('wrong place')}, wrong text ${count('wrong text')}`
        + (setAside.size === 0 ? '' : `; not counted, known to the machine only: ${[...setAside].map(([cause, times]) => `${cause} ${times}`).join(', ')}`);
    },
    list(most) {
      return smallestPerCause(disagreements).slice(0, most).map(describe).join('\n');
    },
    causes() {
      const counts = new Map<string, { count: number; example: string }>();
      for (const entry of disagreements) {
        const key = `[${entry.relation}] ${causeOf(entry.said, entry.real)}`;
        counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, example: counts.get(key)?.example ?? entry.name });
      }
      return [...counts].sort((a, b) => b[1].count - a[1].count)
        .map(([key, { count: times, example }]) => `${String(times).padStart(6)} ${key}  e.g. ${example.slice(0, 120)}`).join('\n');
    },
    excess(limits) {
      const check = (relation: Disagreement['relation'], words: string, limit: number): string[] =>
        permille(count(relation)) > limit ? [`${count(relation)} ${words} of ${total}, ${limit} in a thousand allowed`] : [];
      return [
        ...check('false rejection', 'false rejections', limits.falseRejections),
        ...check('missed rejection', 'missed rejections', limits.missed),
        ...check('wrong place', 'wrong places', limits.wrongPlace),
        ...check('wrong text', 'wrong texts', limits.wrongText),
      ];
    },
  };
}

function smallestPerCause(entries: readonly Disagreement[]): Disagreement[] {
  const size = (entry: Disagreement): number => Object.values(entry.sketch.files).reduce((sum, text) => sum + text.length, 0);
  const smallest = new Map<string, Disagreement>();
  for (const entry of entries) {
    const key = `${entry.relation} ${causeOf(entry.said, entry.real)}`;
    const other = smallest.get(key);
    if (!other || size(entry) < size(other)) smallest.set(key, entry);
  }
  return [...smallest.values()];
}

/** What two outcomes have in common with others that differ for the same reason. */
export function causeOf(said: Outcome, real: Outcome): string {
  return `we: ${general(said)} | httpd: ${general(real)}`;
}

/** A message without its particulars, so that equal causes look equal. */
function general(outcome: Outcome): string {
  if (outcome.verdict === 'accepts') return 'accepts';
  return (outcome.message ?? 'rejects').split('\n')[0]!.replace(/'[^']*'|"[^"]*"|<[^>]*>/g, '…').replace(/\d+/g, 'N').slice(0, 110);
}

/** A disagreement for people: enough to make a case of it. */
function describe(entry: Disagreement): string {
  const shown = Object.entries(entry.sketch.files).filter(([path, content]) => !(path in SAMPLE_FILES) && (content.length > 0 || path === entry.sketch.root));
  const files = shown.map(([path, content]) => {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    return `    --- ${path}\n${text.slice(0, 2000).trimEnd().split('\n').map((line) => `    ${line.slice(0, 200)}`).join('\n')}`;
  });
  return [`[${entry.relation}] ${entry.name}`, `  we say   ${inWords(entry.said)}`, `  httpd    ${inWords(entry.real)}`, ...files].join('\n');
}

function inWords(outcome: Outcome): string {
  const where = outcome.line === undefined ? '' : ` ${outcome.file}:${outcome.line}`;
  return `${outcome.verdict}${where}${outcome.message ? ` (${outcome.message.split('\n')[0]?.slice(0, 160)})` : ''}`;
}
