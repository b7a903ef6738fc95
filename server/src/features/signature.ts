/** The form of the directive that is being written, with the argument at the cursor. */
import type { Position } from '../base/span';
import { prose } from '../httpd/catalog/prose';
import { requestAt, type Request } from './completion/request';
import { NO_LOOKUPS } from './lookups';
import { formOf, type Form, type Parameter } from './syntax-form';
import type { View } from './view';

export interface Signature {
  readonly label: string;
  /** Prose with `code` in backticks. */
  readonly documentation: string | undefined;
  /** Stretches of the label. */
  readonly parameters: readonly { readonly start: number; readonly end: number }[];
  /** Index of the parameter at the cursor; undefined behind the last. */
  readonly active: number | undefined;
}

/** One signature for each form; the one that fits what is written first. */
export function signaturesAt(view: View, position: Position): readonly Signature[] {
  const request = requestAt(view, NO_LOOKUPS, position);
  if (request === undefined || request.line.kind === 'blank' || request.line.kind === 'comment' || request.line.kind === 'close' || request.offset <= request.line.head.end) return [];
  if (request.key === 'use' && request.before.length > 0) return macroSignature(request);
  const { spec } = request;
  if (spec === undefined) return [];
  const documentation = prose(spec);
  const signatures = spec.syntax.map((syntax): Signature => {
    const form = formOf(syntax);
    return { label: form.label, documentation, parameters: form.parameters.map(({ start, end }) => ({ start, end })), active: activeIn(form, request) };
  }).filter(({ parameters }) => parameters.length > 0);
  return signatures.sort((left, right) => Number(left.active === undefined) - Number(right.active === undefined));
}

/** A macro's parameters stand for those of Use. */
function macroSignature({ view, before, index }: Request): readonly Signature[] {
  const macro = view.checks.map(({ config }) => config.environment.macros.get(before[0]!.toLowerCase())).find((each) => each !== undefined);
  if (macro === undefined) return [];
  const head = `Use ${before[0]!}`;
  let label = head;
  const parameters = macro.parameters.map((name) => {
    const start = label.length + 1;
    label = `${label} ${name}`;
    return { start, end: label.length };
  });
  return parameters.length === 0 ? [] : [{ label, documentation: undefined, parameters, active: index - 1 < parameters.length ? index - 1 : undefined }];
}

function activeIn({ parameters }: Form, { index, before, partial }: Request): number | undefined {
  let at = 0;
  for (let word = 0; word <= index; word++) {
    const written = before[word] ?? partial;
    while (at < parameters.length && isPassedOver(parameters[at]!, parameters, at, written, word === index)) at++;
    if (word === index) break;
    if (parameters[at]?.repeats !== true) at++;
  }
  return at < parameters.length ? at : undefined;
}

/** An optional parameter that lists its words is not meant by another word, if one follows that could be. */
function isPassedOver({ text, optional }: Parameter, parameters: readonly Parameter[], at: number, written: string, isLast: boolean): boolean {
  if (!optional || at + 1 >= parameters.length) return false;
  const words = text.slice(1, -1).split('|');
  if (!words.every((each) => /^[\w*.-]+$/.test(each)) || words.length < 2) return false;
  return isLast ? written !== '' && !words.some((each) => each.toLowerCase().startsWith(written.toLowerCase())) : !words.some((each) => each.toLowerCase() === written.toLowerCase());
}
