import type { ConfigTest } from '../harness/apache';
import type { Stage } from '../harness/apache-output';
import type { Prediction } from '../harness/predict';
import { HEAD_LINES, type Sketch } from './sketch';

/** What the server said of a sketch, freed of the place it was run at: comparable, storable. */
export interface Outcome {
  readonly verdict: 'accepts' | 'rejects';
  readonly stage?: Stage;
  /** Relative to the sketch; the root file's lines are counted without the head. */
  readonly file?: string;
  readonly line?: number;
  readonly via?: readonly string[];
  readonly message?: string;
  /** AH numbers of warnings, in order. */
  readonly warnings: readonly string[];
}

/** The outcome of a run of a sketch that lay in `directory`. */
export function outcomeOf(run: ConfigTest, sketch: Sketch, directory: string): Outcome {
  const warnings = run.warnings.map((warning) => warning.code);
  if (!run.error) return { verdict: 'accepts', warnings };
  const { stage, place, message } = run.error;
  const clean = message.replaceAll(directory, '@DIR@');
  if (!place) return { verdict: 'rejects', stage, message: clean, warnings };
  return {
    verdict: 'rejects', stage, ...relative(place, sketch, directory),
    ...(place.via.length > 0 && { via: place.via }), message: clean, warnings,
  };
}

/** What a prediction says, in the same terms. */
export function outcomeOfPrediction(prediction: Prediction, sketch: Sketch, directory: string): Outcome {
  const warnings = prediction.diagnostics.flatMap((diagnostic) => diagnostic.ah ?? []);
  if (prediction.configtest === 'accepts') return { verdict: 'accepts', warnings };
  const error = prediction.firstError;
  if (!error) return { verdict: 'rejects', warnings };
  return { verdict: 'rejects', ...relative(error, sketch, directory), message: `${error.rule}: ${error.message}`, warnings };
}

function relative(place: { readonly file: string; readonly line: number }, sketch: Sketch, directory: string): { file: string; line: number } {
  const file = place.file.startsWith(`${directory}/`) ? place.file.slice(directory.length + 1) : place.file;
  return { file, line: file === sketch.root && !sketch.bare ? place.line - HEAD_LINES : place.line };
}

export type Relation = 'agree' | 'false rejection' | 'missed rejection' | 'wrong place';

/**
 * Compares what we said with what the server did. The place counts only where httpd names one; `hooks`, crashes and
 * timeouts have none.
 */
export function relate(said: Outcome, real: Outcome): Relation {
  if (said.verdict !== real.verdict) return said.verdict === 'rejects' ? 'false rejection' : 'missed rejection';
  if (real.line === undefined) return 'agree';
  return said.file === real.file && said.line === real.line ? 'agree' : 'wrong place';
}
