/**
 * The fold: logical lines in httpd's reading order. Follows ap_build_config, ap_build_config_sub,
 * ap_build_cont_config and ap_soak_end_container (httpd, server/config.c).
 */
import { byteLength } from '../../base/bytes';
import { catalog, directive } from '../catalog/catalog';
import { LogicalLine } from '../syntax/logical-line';
import type { Block, SourceFile } from '../syntax/source-file';
import { skipSpace, trimmedEnd, wordAt } from '../syntax/words';
import { endBody, readBody } from './body';
import { applyChanges, Draft, type Environment } from './environment';
import { expand, type Piece } from './expand';
import type { Files } from './files';
import type { FileFrame, Frame } from './frames';
import type { BlockRead, FoldMemo, Read } from './memo';
import { ConfigNode, contentSpan, type FileFold, type Item, type Place, type Site } from './node';
import type { Problem } from './problem';
import { runAtReadTime } from './read-time';
import { soak } from './skipped';
import type { World } from './world';

/** A configuration that is larger than this is cut off, with a finding: lines, lines out of macros, opened files, what is open at once. */
const MAX_LINES = 2_000_000;
const MAX_SUBSTITUTED = 100_000;
const MAX_OPENED = 20_000;
const MAX_OPEN = 1_000;

const SERVER_LINE_BYTES = 16 * 1024 * 1024 - 1;
const HTACCESS_LINE_BYTES = 8191;

/** What one block gathers while it is read. */
interface Gathering {
  items: Item[];
  events: (Problem | { readonly included: FileFold })[];
  included: FileFold[];
  inactive: LogicalLine[];
  reads: Read[];
  cacheable: boolean;
}

export class Reader {
  readonly world: World;
  readonly files: Files;
  readonly #memo: FoldMemo;
  environment: Draft;
  frame: Frame;
  /** Nested Include levels. */
  depth = 0;
  #gathering: Gathering = gathering();
  /** Lines of at most so many UTF-16 units are short in bytes, too. */
  readonly #shortLine: number;
  #lines = 0;
  #substituted = 0;
  #opened = 0;
  #isCutOff = false;
  readonly assumes = new Set<string>();
  /** Include targets that nobody could look into: what they hold is unknown, so absence means nothing. */
  readonly unread = new Set<string>();
  hasRecursion = false;

  constructor(world: World, files: Files, memo: FoldMemo, environment: Environment, root: Frame) {
    this.world = world;
    this.files = files;
    this.#memo = memo;
    this.environment = new Draft(environment);
    this.frame = root;
    this.#shortLine = (world.scope === 'htaccess' ? HTACCESS_LINE_BYTES : SERVER_LINE_BYTES) / 3;
  }

  /** Reads a file in the current frame; its sections must close inside it. */
  readFile(path: string, source: SourceFile, opener: ConfigNode | undefined): FileFold {
    if (++this.#opened > MAX_OPENED && opener !== undefined) this.cutOff(opener.site);
    if (this.#isCutOff) return { file: path, opener, items: [], parts: [], endEvents: [] };
    const outer = { frame: this.frame, gathering: this.#gathering, changes: this.environment };
    const base = this.#fileFrame(path, opener);
    this.frame = base;
    let environment = this.environment.finish();
    const parts: BlockRead[] = [];
    const items: Item[] = [];
    for (const block of source.blocks) {
      const { part, after } = this.#readBlock(path, block, environment);
      environment = after;
      parts.push(part);
      for (const item of part.items) items.push(item);
      this.frame = part.frameOut;
      if (this.#isCutOff) break;
    }
    this.#gathering = gathering();
    if (!this.#isCutOff) this.#closeFile(base);
    const endEvents = this.#gathering.events;
    this.frame = outer.frame;
    this.#gathering = outer.gathering;
    this.environment = new Draft(environment);
    return { file: path, opener, items, parts, endEvents };
  }

  #readBlock(file: string, block: Block, environment: Environment): { part: BlockRead; after: Environment } {
    const frameIn = this.frame;
    const known = this.#memo.find(block, file, frameIn, environment, this.files);
    if (known !== undefined) return { part: known, after: applyChanges(environment, known.changes) };
    const own = (this.#gathering = gathering());
    this.environment = new Draft(environment);
    const changes: Draft['changes'] = [];
    for (const line of block.lines) this.#readPhysical(file, block, line);
    if (own.cacheable) changes.push(...this.environment.changes);
    const { items, events, included, inactive, reads } = own;
    const part: BlockRead = { block, file, frameIn, frameOut: this.frame, items, events, included, inactive, changes, reads };
    const after = this.environment.finish();
    if (own.cacheable && !leavesOpen(frameIn, this.frame)) this.#memo.keep(block, environment, part);
    return { part, after };
  }

  #readPhysical(file: string, block: Block, line: LogicalLine): void {
    if (this.#isCutOff) return;
    const { frame } = this;
    if (line.text.length > this.#shortLine) this.#checkLength({ file, block, line });
    if (frame.kind === 'body') {
      readBody(this, frame, line.text, { file, block, line });
      return;
    }
    if (frame.kind === 'skipped') {
      soak(this, frame, line.text, { file, block, line });
      return;
    }
    const { kind } = line;
    if (kind !== 'blank' && kind !== 'comment') this.readText(line.text, { file, block, line });
  }

  /** Reads a line that a macro produced: what is open decides what it is. */
  readSubstituted(text: string, site: Site): void {
    if (++this.#substituted > MAX_SUBSTITUTED) this.cutOff(site);
    if (this.#isCutOff) return;
    const { frame } = this;
    if (frame.kind === 'body') readBody(this, frame, text, site);
    else if (frame.kind === 'skipped') soak(this, frame, text, site);
    else if (text.charCodeAt(skipSpace(text, 0)) !== 35) this.readText(text, site);
  }

  /** One line that is neither blank nor a comment, outside skipped parts and bodies. */
  readText(original: string, site: Site): void {
    if (++this.#lines > MAX_LINES) this.cutOff(site);
    if (this.#isCutOff) return;
    if (this.frame.kind === 'taken' && closesTaken(original, this.frame.name)) {
      this.frame.opener.closing = site;
      this.frame = this.frame.parent;
      return;
    }
    let text = original;
    const isOwn = site.via === undefined;
    let pieces: readonly Piece[] | undefined;
    if (text.includes('${')) {
      const expansion = expand(text, (name) => this.variable(name));
      for (const { name, start, end } of expansion.undefinedNames) {
        this.#reportUndefined(name, { ...site, start, end }, site);
      }
      if (expansion.pieces.length > 0) ({ text, pieces } = expansion);
    }
    const head = wordAt(text, 0);
    let name = head.value;
    if (name === '') return;
    let argsStart = skipSpace(text, head.end);
    if (name.charCodeAt(1) !== 47 && name.endsWith('>')) {
      name = name.slice(0, -1);
      // Without arguments the handler is given the `>` alone: the argument string begins where it stands.
      if (name.startsWith('<') && argsStart >= trimmedEnd(text)) argsStart = Math.max(0, head.end - (head.quote === undefined ? 1 : 2));
    }
    if (name.startsWith('</')) {
      this.#close(name, { ...site, start: head.start, end: head.end }, site);
      return;
    }
    if (name.charCodeAt(0) === 60 && this.#isTooDeep()) {
      this.cutOff(site);
      return;
    }
    const node = new ConfigNode({
      name, text: isOwn && pieces === undefined ? undefined : text, nameSpan: head, argsStart, site,
      parent: this.frame.node, guard: this.frame.guard, readTime: this.#isReadTime(name.toLowerCase()),
      ...(pieces === undefined ? {} : { pieces }),
    });
    if (node.readTime) {
      runAtReadTime(this, node);
      return;
    }
    this.add(node);
    if (node.isSection) {
      this.frame = { kind: 'section', parent: this.frame, node, guard: this.frame.guard, sink: node.children };
    }
  }

  /** Puts a node where the configuration has it now. */
  add(item: Item): void {
    let frame: Frame | undefined = this.frame;
    while (frame !== undefined && frame.kind !== 'section' && frame.kind !== 'file') frame = frame.parent;
    (frame?.kind === 'section' ? frame.sink : this.#gathering.items).push(item);
  }

  report(problem: Problem): void {
    this.#gathering.events.push(problem);
  }

  /** An opened file: never remembered with the block, its own blocks are. */
  addIncluded(included: FileFold): void {
    this.#gathering.cacheable = false;
    this.#gathering.events.push({ included });
    this.#gathering.included.push(included);
    this.add({ included });
  }

  noteRead(read: Read): void {
    this.#gathering.reads.push(read);
  }

  forgetBlock(): void {
    this.#gathering.cacheable = false;
  }

  /** A line of a macro's body stands for its Use, which is read. */
  noteInactive({ line, via }: Site): void {
    if (via === undefined) this.#gathering.inactive.push(line);
  }

  /** Value of `${name}`: Define first, then the environment. */
  variable(name: string): string | undefined {
    const answer = this.environment.variables.get(name.toLowerCase())?.value;
    this.noteRead({ kind: 'variable', name, answer });
    return answer ?? this.world.environment.get(name);
  }

  /** Whether a module is loaded at this line. */
  hasModule(identifier: string): boolean {
    const answer = this.environment.modules.has(identifier);
    this.noteRead({ kind: 'module', name: identifier, answer });
    return answer;
  }

  /** The module that a source file name stands for in `<IfModule>`; for unknown names the usual spelling. */
  identifierOfSource(source: string): string | undefined {
    for (const module of catalog.modules.values()) if (module.sourceFile === source) return module.identifier;
    const name = /^mod_(.+)\.c$/.exec(source)?.[1];
    // A known module goes by its own source file: mod_mpm_event.c is no file of httpd's, event.c is.
    return name === undefined || catalog.modules.has(`${name}_module`) ? undefined : `${name}_module`;
  }

  /** Whether httpd knows the command at this line. */
  knowsCommand(key: string): boolean {
    const spec = directive(key);
    if (spec === undefined) return false;
    return this.world.modules === 'any' || spec.identifiers.some((identifier) => this.hasModule(identifier));
  }

  #isReadTime(key: string): boolean {
    return directive(key)?.execOnRead === true && this.knowsCommand(key);
  }

  #close(tag: string, at: Place, site: Site): void {
    const { frame } = this;
    if (frame.kind !== 'section') {
      const rule = 'httpd/stray-closing-tag';
      this.report(problem(rule, at, `${tag} without matching <${tag.slice(2).replace(/>$/, '')} section`, site, { tag }));
      this.#recoverClose(tag, site);
      return;
    }
    const open = frame.node.name;
    if (!tag.endsWith('>')) {
      this.report(problem('httpd/malformed-tag', at, `${tag}> directive missing closing '>'`, site, { tag, open }));
      if (tag.slice(2).toLowerCase() === open.slice(1).toLowerCase()) this.#leave(frame, site);
      return;
    }
    if (tag.slice(2, -1).toLowerCase() !== open.slice(1).toLowerCase()) {
      const expected = `</${open.slice(1)}>`;
      this.report(problem('httpd/mismatched-closing-tag', at, `Expected ${expected} but saw ${tag}`, site, { tag, expected, opener: frame.node }));
      this.#recoverClose(tag, site);
      return;
    }
    this.#leave(frame, site);
    // ap_build_config_sub looks at the first word only.
    const { text } = site.line;
    const start = skipSpace(text, at.end);
    if (site.via !== undefined || start >= trimmedEnd(text)) return;
    this.report({
      ...problem('httpd/text-after-tag', { ...at, start, end: trimmedEnd(text) }, 'text after the closing tag', site, { text: text.slice(start, trimmedEnd(text)) }),
      consequence: 'silent',
    });
  }

  #leave(frame: Frame & { kind: 'section' }, site: Site): void {
    frame.node.closing = site;
    this.frame = frame.parent;
  }

  /** httpd stops at a wrong closing tag; the reader goes on as the author most likely meant it. */
  #recoverClose(tag: string, site: Site): void {
    const name = tag.slice(2).replace(/>$/, '').toLowerCase();
    for (let frame: Frame | undefined = this.frame; frame !== undefined && frame.kind !== 'file'; frame = frame.parent) {
      const opened = frame.kind === 'section' ? frame.node.name.slice(1) : frame.kind === 'taken' ? frame.name : '';
      if (opened.toLowerCase() !== name) continue;
      const opener = frame.kind === 'section' ? frame.node : frame.kind === 'taken' ? frame.opener : undefined;
      if (opener !== undefined) opener.closing = site;
      this.frame = frame.parent!;
      return;
    }
  }

  /**
   * What is still open at the end of a file. A skipped conditional and a macro complain first; then the sections,
   * named by the outermost. What stands inside a taken conditional that is open itself nobody asks about.
   */
  #closeFile(base: FileFrame): void {
    const sections: ConfigNode[] = [];
    const forgiven: ConfigNode[] = [];
    for (let frame: Frame = this.frame; frame !== base && frame.parent !== undefined; frame = frame.parent) {
      if (frame.kind === 'section') sections.unshift(frame.node);
      else if (frame.kind === 'taken') {
        forgiven.unshift(...sections.splice(0));
        this.#reportOpen(frame.opener, 'httpd/unclosed-conditional', `${frame.opener.name}> was not closed.`, 'silent');
      } else if (frame.kind === 'skipped') {
        this.#reportOpen(frame.opener, 'httpd/unclosed-section', `Expected </${frame.nested.at(-1)!}> before end of configuration`, 'rejects');
      } else if (frame.kind === 'body') {
        endBody(this, frame);
        const message = `expected token not found: </${frame.opener.name.slice(1)}>`;
        this.#reportOpen(frame.opener, 'httpd/unclosed-section', message, frame.macro === undefined ? 'silent' : 'rejects');
      }
    }
    for (const node of sections) this.#reportOpen(node, 'httpd/unclosed-section', `${node.name}> was not closed.`, 'rejects');
    for (const node of forgiven) this.#reportOpen(node, 'httpd/unclosed-section', `${node.name}> was not closed.`, 'silent');
  }

  #reportOpen(opener: ConfigNode, rule: string, message: string, consequence: 'rejects' | 'silent'): void {
    this.report({ ...problem(rule, opener.wholePlace, message, opener.site, { opener }), consequence });
  }

  #reportUndefined(name: string, at: Place, site: Site): void {
    if (!this.world.environmentKnown || this.world.modules === 'any') return;
    this.report({
      rule: 'httpd/undefined-variable', phase: 'read', consequence: 'warns', at, line: site,
      message: `Config variable \${${name}} is not defined`, ah: 'AH00111', data: { name },
    });
  }

  /** VARBUF_MAX_LEN for the server's files, HUGE_STRING_LEN for `.htaccess`; comments count, too. */
  #checkLength(site: Site): void {
    const limit = this.world.scope === 'htaccess' ? HTACCESS_LINE_BYTES : SERVER_LINE_BYTES;
    if (byteLength(site.line.text) + (site.line.closed ? 1 : 0) <= limit + 1) return;
    const at = { ...site, start: 0, end: Math.min(site.line.text.length, 80) };
    this.report(problem('httpd/line-too-long', at, `Error reading ${site.file}: Line too long`, site, { limit }));
  }

  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** Nothing is read from here on: such a text is an attack or an accident, and what it means is not known. */
  cutOff(site: Site): void {
    if (this.#isCutOff) return;
    this.#isCutOff = true;
    this.forgetBlock();
    const at = { ...site, ...contentSpan(site.line.text) };
    this.report({ ...problem('httpd/too-large', at, 'the configuration grows without end', site), consequence: 'advice' });
    this.assumes.add(`nothing is wrong with what was not read of ${site.file}: it grows without end`);
  }

  /** Sections and conditionals that are open at once; the walk over them is as deep. */
  #isTooDeep(): boolean {
    let open = 0;
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) if (++open > MAX_OPEN) return true;
    return false;
  }

  /** The same frame for the same file at the same place, so that its blocks are found again. */
  #fileFrame(file: string, opener: ConfigNode | undefined): FileFrame {
    if (opener === undefined && this.frame.kind === 'file' && this.frame.file === file) return this.frame;
    return this.#memo.fileFrame(this.frame, file);
  }
}

function gathering(): Gathering {
  return { items: [], events: [], included: [], inactive: [], reads: [], cacheable: true };
}

/** A read-time error that ends httpd's reading. */
export function problem(rule: string, at: Place, message: string, line: Site, data?: Problem['data']): Problem {
  return { rule, phase: 'read', consequence: 'rejects', at, message, line, ...(data === undefined ? {} : { data }) };
}

/** Whether the block opened a section or a body that goes on in the next block. */
function leavesOpen(before: Frame, after: Frame): boolean {
  for (let frame: Frame | undefined = after; frame !== undefined && frame !== before; frame = frame.parent) {
    if (frame.kind === 'section' || frame.kind === 'body') return true;
    if (frame.kind === 'file') return false;
  }
  return false;
}

/** The whole trimmed line must be the bare closing tag, in any case (ap_build_cont_config). */
function closesTaken(text: string, name: string): boolean {
  const start = skipSpace(text, 0);
  if (text.charCodeAt(start) !== 60 || text.charCodeAt(start + 1) !== 47) return false;
  return text.slice(start + 2, trimmedEnd(text)).toLowerCase() === `${name.toLowerCase()}>`;
}
