import { mkdirSync } from 'node:fs';
import { configtest, type ConfigTest } from '../harness/apache';
import { askHtaccess, type HtaccessAnswer } from '../harness/apache-htaccess';
import { predict, type Prediction, type Tree } from '../harness/predict';
import { placeTree, temporaryDirectory, writeTree } from '../harness/temp';
import { openAnswers, type Answers } from './answers';
import { forker, startForkServer, withoutPreamble, type ForkServer } from './fork-oracle/fork-server';
import { outcomeOf, outcomeOfPrediction, type Outcome } from './outcome';
import { encode, fill, place, type Sketch } from './sketch';

/** How many servers run at once; the machines of CI have two cores. */
export const WIDTH = Number(process.env['HTTPD_DIFF_WIDTH'] ?? 2);

/** Something that says what becomes of a configuration. The engine is one; tests of the suites bring others. */
export type Predictor = (tree: Tree) => Prediction | Promise<Prediction>;

/** Asks the server and the engine about sketches. A slot is a directory that one question at a time may use. */
export interface Oracle {
  real(sketch: Sketch, slot: number): Promise<Outcome>;
  said(sketch: Sketch, slot: number): Promise<Outcome>;
  /** Asks one server about many sketches made by `htaccessSketch`; no line is ever named for these. */
  realHtaccess(sketches: readonly Sketch[]): Promise<Outcome[]>;
  /** Runs of the server so far (answers from the store are not counted) and the milliseconds they took in sum. */
  readonly spent: { runs: number; milliseconds: number };
}

/** Opens an oracle. In: the name of its store of answers, who predicts. */
export function openOracle(name: string, predictor: Predictor = predict): Oracle {
  const base = temporaryDirectory('hc');
  const answers: Answers = openAnswers(name);
  const spent = { runs: 0, milliseconds: 0 };
  const lying = new Map<number, Tree>();
  /** What a slot's directory holds is changed as little as possible: writing files takes longer than asking about them. */
  const put = (tree: Tree, slot: number): void => {
    placeTree(directoryOf(slot), tree, lying.get(slot));
    lying.set(slot, tree);
  };
  const directoryOf = (slot: number): string => `${base}/${slot}`;
  const module = forker();
  const servers = new Map<string, ForkServer>();
  /** A server that has all modules already answers for sketches with the preamble; the others get one of their own. */
  const run = (sketch: Sketch, slot: number): Promise<ConfigTest> => {
    const directory = directoryOf(slot);
    const tree = place(sketch, directory);
    if (module === undefined || sketch.bare || sketch.environment || sketch.root !== 'httpd.conf') {
      put(tree, slot);
      return configtest(tree);
    }
    const known = withoutPreamble(tree, directory);
    put(known, slot);
    const mpm = sketch.mpm ?? 'prefork';
    const own = `${base}/${mpm}-${slot}`;
    let server = servers.get(own);
    if (!server) {
      mkdirSync(own);
      servers.set(own, server = startForkServer(module, directory, own, mpm));
    }
    return server.ask(known);
  };
  return {
    spent,
    async real(sketch, slot) {
      const known = answers.get(sketch);
      if (known) return known;
      const answer = await run(sketch, slot);
      spent.runs += 1;
      spent.milliseconds += answer.milliseconds;
      const outcome = outcomeOf(answer, sketch, directoryOf(slot));
      answers.put(sketch, outcome);
      return outcome;
    },
    async realHtaccess(sketches) {
      const unknown = sketches.filter((sketch) => answers.get(sketch) === undefined);
      const started = performance.now();
      // Files that a .htaccess names lie in a folder that all of them share.
      const support = `${base}/support`;
      const files = Object.assign({}, ...unknown.map((sketch) => supportFiles(sketch, support))) as Tree['files'];
      writeTree({ root: support, files, directories: [support] });
      const asked = unknown.length === 0 ? [] : await askHtaccess(unknown.map((sketch) => {
        const text = sketch.files[sketch.htaccess ?? ''] ?? '';
        return { text: typeof text === 'string' ? encode(fill(text, support)) : text, directory: fill(sketch.override ?? '', support) };
      }), support);
      if (asked.length > 0) spent.runs += 1;
      spent.milliseconds += performance.now() - started;
      const found = new Map(unknown.map((sketch, index) => [sketch, outcomeOfAnswer(asked[index], support)]));
      for (const [sketch, outcome] of found) answers.put(sketch, outcome);
      return sketches.map((sketch) => found.get(sketch) ?? answers.get(sketch) ?? outcomeOfAnswer(undefined, support));
    },
    async said(sketch, slot) {
      const tree = place(sketch, directoryOf(slot));
      put(tree, slot);
      return outcomeOfPrediction(await predictor(tree), sketch, directoryOf(slot));
    },
  };
}

function supportFiles(sketch: Sketch, directory: string): Tree['files'] {
  const named = Object.entries(sketch.files).filter(([path]) => path !== sketch.htaccess && path !== sketch.root);
  return Object.fromEntries(named.map(([path, content]) => [`${directory}/${path}`, content]));
}

function outcomeOfAnswer(answer: HtaccessAnswer | undefined, directory: string): Outcome {
  if (!answer) throw new Error('a .htaccess was asked for and not answered');
  if (answer.verdict === 'accepts') return { verdict: 'accepts', warnings: [] };
  const stage = answer.message === 'crash' ? 'crash' : 'process';
  return { verdict: 'rejects', stage, message: (answer.message ?? '').replaceAll(directory, '@DIR@'), warnings: [] };
}
