/** Order, Allow, Deny and Satisfy as Require, for all sections that meet: one alone would be joined with the others' old lines. */
import type { ConfigNode } from '../../httpd/config/node';
import { isEditable } from '../builders';
import { removeDirective, replaceDirective } from '../edits';
import { loadModuleFixes } from '../load-module';
import type { ConfigView, Edit } from '../types';
import { allOf, anyOf, requireLines, type Formula } from './formula';
import { oldRulesOf } from './old-rules';
import { accessSections, levelOf, mayMeet, mergesAfter, OLD_KEYS, type AccessSection } from './sections';

/** What becomes of a section with old lines. */
export interface Migration {
  readonly section: AccessSection;
  /** Why there is no equal form. */
  readonly obstacle?: string;
  /** The new lines of this section. */
  readonly lines: readonly string[];
  /** The edits of all sections that have to change together; empty where there is no equal form. */
  readonly edits: readonly Edit[];
  /** How many sections these are. */
  readonly together: number;
  /** Whether everybody is let in, whatever the lines say: Satisfy Any where no Require can be met (ap_process_request_internal, server/request.c). */
  readonly isOpen: boolean;
}

interface Candidate {
  readonly section: AccessSection;
  readonly client?: Formula;
  readonly satisfyAny: boolean;
  readonly whole?: Formula;
  /** Modules that the new lines need and that are not loaded. */
  readonly missing: readonly string[];
  obstacle?: string;
  isOpen?: boolean;
}

/** More pairs of sections than this are not looked at: so many take some milliseconds. */
const MOST_PAIRS = 40_000;

/** One entry for each section with old lines. */
export function migrations(view: ConfigView): readonly Migration[] {
  if (view.nodes(...OLD_KEYS).length === 0) return [];
  const sections = accessSections(view);
  const withOld = sections.filter(({ old }) => old.length > 0);
  // Every section is compared with every other one, at every keystroke.
  if (withOld.length * sections.length > MOST_PAIRS) {
    return withOld.map((section) => ({ section, obstacle: 'there are too many sections to compare', lines: [], edits: [], together: 1, isOpen: false }));
  }
  const all = sections.map((section) => candidateOf(section, sections, view));
  const old = all.filter(({ section }) => section.old.length > 0);
  // mod_authz_core (authorize_userless): AH01627.
  const asked = new Set(all.filter(({ section }) => section.requires.length > 0).map(({ section }) => section.node));
  const types = view.nodes('authtype').filter((node) => !asked.has(node.parent) && !/^"?none"?$/i.test(node.argumentText))
    .map(({ parent }) => ({ node: parent, level: levelOf(parent) }));
  const merging = all.some(({ section }) => section.requires.some(({ key }) => key === 'authmerging'));
  for (const each of old) {
    if (merging) each.obstacle ??= 'AuthMerging joins sections';
    const meets = all.filter((other) => mayMeet(each.section, other.section));
    if (each.satisfyAny && each.client?.kind !== 'granted' && each.section.requires.length === 0) {
      each.isOpen = meets.every(({ section }) => section.requires.length === 0);
      each.obstacle ??= 'Satisfy Any without Require lets everybody in, which nobody can have meant';
    }
    for (const other of all) {
      if (each !== other && mayMeet(each.section, other.section)) each.obstacle ??= conflictBetween(each, other);
    }
    if (each.section.requires.length === 0 && types.some(({ node, level }) => each.section.node === node || mayMeet(each.section, level))) {
      each.obstacle ??= 'an AuthType without Require reaches it, and httpd answers with status 500';
    }
  }
  return components(old).flatMap((component) => {
    const obstacle = component.find((each) => each.obstacle !== undefined)?.obstacle;
    const modules = obstacle === undefined ? moduleEdits(view, [...new Set(component.flatMap(({ missing }) => missing))]) : [];
    const edits = obstacle === undefined && modules !== undefined ? [...component.flatMap(editsOf), ...modules] : [];
    const missing = modules === undefined ? component.flatMap((each) => each.missing)[0] : undefined;
    return component.map((each): Migration => ({
      section: each.section, lines: each.whole === undefined ? [] : requireLines(each.whole), edits, together: component.length, isOpen: each.isOpen === true,
      ...(obstacle !== undefined ? { obstacle } : missing !== undefined ? { obstacle: `${missing} is not loaded` } : {}),
    }));
  });
}

function candidateOf(section: AccessSection, all: readonly AccessSection[], view: ConfigView): Candidate {
  const { old, requires } = section;
  const rules = old.length === 0 ? undefined : oldRulesOf(old);
  if (rules === undefined) return { section, satisfyAny: false, missing: [] };
  if (typeof rules === 'string') return { section, satisfyAny: false, missing: [], obstacle: rules };
  const known = (module: string): boolean => view.config.world.modules === 'any' || view.config.commands.modules.has(module);
  const missing = rules.needs.filter((module) => !known(module));
  const user = requires.length === 0 ? undefined : anyOf(requires.map((node): Formula => ({ kind: 'line', text: node.argumentText })));
  const { client, satisfyAny } = rules;
  const whole = user === undefined ? client : satisfyAny ? anyOf([client, user]) : allOf([client, user]);
  const obstacle = obstacleIn(section, all);
  return { section, client, satisfyAny, whole, missing, ...(obstacle === undefined ? {} : { obstacle }) };
}

/** Why the lines of one section cannot be written anew where they stand. */
function obstacleIn({ node, old, requires, lines }: AccessSection, all: readonly AccessSection[]): string | undefined {
  if (!lines.every(isEditable)) return 'its lines come out of a macro or a variable';
  if (lines.some((each) => each.guard?.line !== old[0]!.guard?.line)) return 'conditions stand between its lines';
  if (lines.some((each) => each.site.file !== old[0]!.site.file)) return 'its lines stand in several files';
  if (new Set(lines.map(({ site }) => site.line)).size < lines.length) return 'its lines are read more than once';
  if (requires.some((each) => each.isSection)) return `${requires.find((each) => each.isSection)!.name}> stands beside it`;
  if (requires.some((each) => /^not\s/i.test(each.argumentText))) return 'a Require not stands beside it';
  const isLimited = node?.key === '<limit' || node?.key === '<limitexcept';
  // Beside <Limit> the lines of the section around it hold for its methods, too, and two <Limit> may name one method.
  const limits = all.filter(({ node: other }) => other !== node && (other?.parent === (isLimited ? node?.parent : node)) && /^<limit(?:except)?$/.test(other?.key ?? ''));
  if (limits.length > 0) return 'a Limit section beside it decides, too';
  return isLimited && all.some((other) => other.node === node?.parent) ? 'the section around Limit decides, too' : undefined;
}

/**
 * Old and new lines are merged differently: the last section with any of Order, Allow, Deny, Satisfy decides about clients and
 * the last one with Require about users (create_access_compat_dir_config has no merger), while a section's Require lines
 * stand for both. Two sections may meet only where that comes to the same.
 */
function conflictBetween(one: Candidate, two: Candidate): string | undefined {
  const after = mergesAfter(one.section, two.section);
  const same = after === undefined ? isSame(one, two) && isSame(two, one) : after ? isSame(one, two) : isSame(two, one);
  const name = two.section.node === undefined ? 'the file itself' : `${two.section.node.name} ${two.section.node.argumentText}`;
  return same ? undefined : `${name.length > 60 ? 'another section' : name} reaches the same requests, and only one of both has Require`;
}

/** Whether `last`, merged after `first`, comes to the same for both kinds of lines. */
function isSame(first: Candidate, last: Candidate): boolean {
  const [lastOld, lastNew] = [last.section.old.length > 0, last.section.requires.length > 0];
  if (lastOld && lastNew) return true;
  if (lastOld) return first.section.requires.length === 0 || (last.client?.kind === 'denied' && !last.satisfyAny);
  return first.section.old.length === 0 || (first.client?.kind === 'granted' && !first.satisfyAny);
}

function components(candidates: readonly Candidate[]): Candidate[][] {
  const left = new Set(candidates);
  const found: Candidate[][] = [];
  for (const start of candidates) {
    if (!left.delete(start)) continue;
    const component = [start];
    for (const each of component) {
      for (const other of left) {
        if (mayMeet(each.section, other.section)) {
          left.delete(other);
          component.push(other);
        }
      }
    }
    found.push(component);
  }
  return found;
}

/** Lines that load modules, in one place; undefined where that is not for a text to do (a2enmod). */
function moduleEdits(view: ConfigView, missing: readonly string[]): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const module of missing) {
    const edit = loadModuleFixes(view, module)[0]?.edits[0];
    if (edit === undefined) return undefined;
    const same = edits.findIndex((each) => each.kind === 'insertAfter' && edit.kind === 'insertAfter' && each.line.line === edit.line.line);
    const other = edits[same];
    if (other?.kind === 'insertAfter' && edit.kind === 'insertAfter') edits[same] = { ...other, text: `${other.text}\n${edit.text}` };
    else edits.push(edit);
  }
  return edits;
}

/** The new lines take the place of the first of the old ones, the others go. */
function editsOf({ section, whole }: Candidate): Edit[] {
  const [first, ...others] = section.lines;
  if (first === undefined || whole === undefined) return [];
  const indent = /^[ \t]*/.exec(first.site.line.raw)![0];
  const unit = indent.startsWith('\t') ? '\t' : '  ';
  return [replaceDirective(first, requireLines(whole, unit).join(`\n${indent}`)), ...others.map(removeDirective)];
}

/** A section's first old line, where the finding stands: Order, else the first of them. */
export function headOf({ old }: AccessSection): ConfigNode {
  return old.find(({ key }) => key === 'order') ?? old[0]!;
}
