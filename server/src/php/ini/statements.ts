/** The statements of an ini text; a parser by hand for the grammar of Zend/zend_ini_parser.y. */
import type { Span } from '../../base/span';
import { Scanner } from './scanner';
import type { Token } from './token';
import type { IniItem, IniStop, IniTree, IniWorld } from './tree';
import { SyntaxStop, Values } from './values';

/**
 * Whether a section collects settings for a path or a host: every name that begins so, in any case (`php_ini_parser_cb`). A plain
 * section behind it does not end it.
 */
export function isSpecialSection(name: string): boolean {
  return /^(?:PATH|HOST)/i.test(name);
}

export class Statements {
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #values: Values;
  readonly #items: IniItem[] = [];
  /** Settings of the file so far; those of a section for a path or host are not among them (`configuration_hash`, main/php_ini.c). */
  readonly #set = new Map<string, string>();
  #isSpecial = false;
  /** Where the last item ends. */
  #done = 0;

  constructor(text: string, world: IniWorld) {
    this.#text = text;
    this.#scanner = new Scanner(text, world.version);
    this.#values = new Values(this.#scanner, world.seesItself ? { ...world, variable: (name) => this.#set.get(name) ?? world.variable(name) } : world);
  }

  read(): IniTree {
    let stop: IniStop | undefined;
    try {
      while (this.#statement());
      const rest = this.#text.slice(this.#done);
      // What the scanner gives up at without a word: a comment without a line end is all there was, anything else is lost.
      if (/^[ \t]*(?:;[^\r\n]*)?$/.test(rest)) this.#blankEnd(rest);
      else stop = { kind: 'silent', at: this.#firstWord(), message: '' };
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error;
      stop = { kind: 'syntax', at: error.at, message: error.message };
    }
    const { length } = this.#text;
    // A syntax error that the end of the text brings may leave nothing behind it.
    if (stop !== undefined && this.#done < length) this.#items.push({ kind: 'lost', span: { start: this.#done, end: length } });
    return { text: this.#text, items: this.#items, ...(stop === undefined ? {} : { stop }) };
  }

  /** Reads one statement; false at the end. */
  #statement(): boolean {
    const token = this.#values.token;
    switch (token.kind) {
      case 'end': return false;
      case 'line': {
        this.#push({ kind: 'blank', span: this.#spanTo(token.end), ...this.#commentOf(token) });
        this.#values.advance();
        return true;
      }
      case 'sectionOpen': return this.#section(token);
      case 'label': return this.#labelled(token);
      case 'arrayLabel': return this.#element(token);
      default: throw this.#values.unexpected();
    }
  }

  #section(open: Token): boolean {
    this.#values.advance();
    const name = this.#values.token.kind === ']' ? '' : this.#values.list(false, "']'");
    const close = this.#values.token;
    if (close.kind !== ']') throw this.#values.unexpected("']'");
    this.#push({ kind: 'section', name, nameSpan: { start: open.end, end: close.start }, span: this.#spanTo(close.end) });
    this.#values.advance();
    return true;
  }

  #labelled(label: Token): boolean {
    const nameSpan = this.#trimmed(label);
    this.#values.advance();
    if (this.#values.token.kind === '=') {
      this.#entry(label.text, nameSpan);
      return true;
    }
    this.#endStatement(label.end, (rest) => ({ kind: 'label', name: label.text, nameSpan, ...rest }));
    return true;
  }

  #element(label: Token): boolean {
    const bracket = this.#text.indexOf('[', label.start);
    this.#values.advance();
    const key = this.#values.token.kind === ']' ? '' : this.#values.list(true, "']'");
    const close = this.#values.token;
    if (close.kind !== ']') throw this.#values.unexpected("']'");
    this.#values.advance();
    if (this.#values.token.kind !== '=') throw this.#values.unexpected("'='");
    this.#entry(label.text, this.#trimmed({ start: label.start, end: bracket }), key, { start: bracket + 1, end: close.end - 1 });
    return true;
  }

  #entry(name: string, nameSpan: Span, key?: string, keySpan?: Span): void {
    const equals = this.#values.token;
    this.#values.advance();
    const { value, parts } = this.#values.stringOrValue();
    const solid = parts.filter((part) => part.kind !== 'blank');
    const last = solid.at(-1);
    const valueSpan = last === undefined ? { start: equals.end, end: equals.end } : this.#trimmed({ start: solid[0]!.start, end: last.end });
    this.#endStatement(Math.max(equals.end, parts.at(-1)?.end ?? 0), (rest) => ({
      kind: 'entry', name, nameSpan, value, valueSpan, parts, ...(key === undefined || keySpan === undefined ? {} : { key, keySpan }), ...rest,
    }));
  }

  /** A statement takes the end of its line along, if nothing stands before that. */
  #endStatement(end: number, make: (rest: { span: Span; comment?: Span }) => IniItem): void {
    const { token } = this.#values;
    if (token.kind !== 'line') {
      this.#push(make({ span: this.#spanTo(end) }));
      return;
    }
    this.#push(make({ span: this.#spanTo(token.end), ...this.#commentOf(token) }));
    this.#values.advance();
  }

  #commentOf(token: Token): { comment?: Span } {
    if (token.comment === undefined) return {};
    const text = this.#text.slice(token.comment, token.end).replace(/[\r\n]+$/, '');
    return { comment: { start: token.comment, end: token.comment + text.length } };
  }

  #blankEnd(rest: string): void {
    if (rest === '') return;
    const start = this.#done + rest.indexOf(';');
    this.#push({ kind: 'blank', span: this.#spanTo(this.#text.length), ...(rest.includes(';') ? { comment: { start, end: this.#text.length } } : {}) });
  }

  #push(item: IniItem): void {
    // Two line ends may be one token apart only: an item without a character is none.
    if (item.span.end === item.span.start) return;
    if (item.kind === 'section' && isSpecialSection(item.name)) this.#isSpecial = true;
    if (item.kind === 'entry' && item.key === undefined && !this.#isSpecial) this.#set.set(item.name, item.value);
    this.#items.push(item);
    this.#done = item.span.end;
  }

  #spanTo(end: number): Span {
    return { start: this.#done, end: Math.max(end, this.#done) };
  }

  #trimmed({ start, end }: Span): Span {
    const text = this.#text.slice(start, end);
    const lead = text.length - text.replace(/^[ \t]+/, '').length;
    return { start: start + lead, end: start + Math.max(lead, text.replace(/[ \t]+$/, '').length) };
  }

  #firstWord(): Span {
    const start = this.#done + (/^[ \t]*/.exec(this.#text.slice(this.#done))![0].length);
    const line = /^[^\r\n]*/.exec(this.#text.slice(start))![0];
    return { start, end: start + line.trimEnd().length };
  }
}
