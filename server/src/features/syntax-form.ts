/** The documented form of a directive, cut into its parameters. */

export interface Parameter {
  /** As the form has it: `On|Off`, `[flags]`. */
  readonly text: string;
  /** Where it stands in the form. */
  readonly start: number;
  readonly end: number;
  readonly optional: boolean;
  /** It may be given again and again. */
  readonly repeats: boolean;
}

export interface Form {
  /** The whole form, without the end of a section. */
  readonly label: string;
  readonly parameters: readonly Parameter[];
}

const forms = new Map<string, Form>();

/** @param syntax as the catalogue has it: `RewriteRule [!]Pattern Substitution [flags]`, `<Directory path> ... </Directory>` */
export function formOf(syntax: string): Form {
  let form = forms.get(syntax);
  if (form === undefined) forms.set(syntax, (form = parse(syntax)));
  return form;
}

function parse(syntax: string): Form {
  const label = syntax.replace(/\s*(?:\.\.\.|…)\s*<\/.*$/s, '').trim();
  const last = label.startsWith('<') && label.endsWith('>') ? label.length - 1 : label.length;
  const parameters: Parameter[] = [];
  let at = /^\S*/.exec(label.slice(0, last))![0].length;
  while (at < last) {
    if (label[at] === ' ') {
      at++;
      continue;
    }
    const end = endOfToken(label, at, last);
    const text = label.slice(at, end);
    const before = parameters.at(-1);
    if (/^\.\.\.$|^…$/.test(text)) {
      if (before !== undefined) parameters[parameters.length - 1] = { ...before, repeats: true };
    } else parameters.push({ text, start: at, end, optional: isBracketed(text), repeats: /\.\.\.|…/.test(text) });
    at = end;
  }
  return { label, parameters };
}

/** A token ends at a blank outside of all brackets. */
function endOfToken(text: string, from: number, last: number): number {
  let depth = 0;
  let at = from;
  for (; at < last; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']') depth--;
    else if (text[at] === ' ' && depth <= 0) break;
  }
  return at;
}

function isBracketed(text: string): boolean {
  if (!text.startsWith('[')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at === text.length - 1 || /^(?:\s*\.\.\.)+$/.test(text.slice(at + 1));
  }
  return true;
}

/** What can be written for the required parameters, as a snippet behind the directive's name; empty where nothing is required. */
export function requiredAsSnippet({ parameters }: Form, first = 1): string {
  let number = first;
  return parameters.filter(({ optional }) => !optional).map(({ text }) => ` ${placeholder(text, number++)}`).join('');
}

function placeholder(text: string, number: number): string {
  const bare = text.replace(/^"|"$/g, '').replace(/\[[^\]]*\]/g, '');
  const choices = bare.split('|');
  if (choices.length > 1 && choices.every((each) => /^[\w.+-]+$/.test(each)) && choices.some((each) => /^[A-Z]|^o[nf]/.test(each))) return `\${${number}|${choices.join(',')}|}`;
  return `\${${number}:${bare.replace(/[\\$}]/g, '\\$&')}}`;
}
