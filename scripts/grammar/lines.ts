import { lineEnd, use, wordEnd, type GrammarRule } from './repository';

const scope = (name: string): string => `${name}.apacheconf`;

/** One word: quoted, or up to white space. Three groups, of which one matches. */
const word = `(?:"((?:\\\\.|[^"\\\\])*)"|'((?:\\\\.|[^'\\\\])*)'|((?!\\\\\\s*$)[^\\s"']\\S*))`;

const asRegex = { name: scope('string.regexp'), patterns: [use('regex')] };
const asTarget = { name: scope('string.unquoted'), patterns: [use('variables')] };
const asFlags = { patterns: [use('rewrite-flags')] };

/** A directive that begins a line, up to the end of the line it ends on. `names` is a pattern without groups. */
export function directiveRule(names: string, nameScope: string, patterns: readonly GrammarRule[]): GrammarRule {
  return {
    name: scope('meta.directive'),
    begin: `^\\s*(${names})${wordEnd}`,
    end: lineEnd,
    beginCaptures: { 1: { name: scope(nameScope) } },
    patterns: [...patterns, use('arguments')],
  };
}

/** A regular expression as argument number `argument`, on the line of the directive's name. */
export function regexArgument(argument: number): GrammarRule {
  const skipped = Array.from({ length: argument - 1 }, () => `${word}\\s+`).join('').replace(/\((?!\?)/g, '(?:');
  return {
    match: `\\G\\s+${skipped}(!)?${word}`,
    captures: { 1: { name: scope('keyword.operator.negation') }, 2: asRegex, 3: asRegex, 4: asRegex },
  };
}

/** RedirectMatch: the expression comes first, or after a status. */
export const redirectMatch: GrammarRule = {
  match: `\\G\\s+(?:(\\d{3}|(?i:permanent|temp|seeother|gone))\\s+)?${word}`,
  captures: { 1: { name: scope('constant.language.status') }, 2: asRegex, 3: asRegex, 4: asRegex },
};

/** RewriteRule pattern target [flags]. */
export const rewriteRule: readonly GrammarRule[] = [
  {
    match: `\\G\\s+(!)?${word}(?:\\s+(?:(-)(?=\\s|$)|${word}))?`,
    captures: {
      1: { name: scope('keyword.operator.negation') }, 2: asRegex, 3: asRegex, 4: asRegex,
      5: { name: scope('constant.language.unchanged') }, 6: asTarget, 7: asTarget, 8: asTarget,
    },
  },
  { match: '(?<=\\s)"?(\\[[^\\]]*\\])"?(?=\\s*$)', captures: { 1: asFlags } },
];

/** RewriteCond test pattern [flags]; the pattern may be a test of the file system or a comparison. */
export const rewriteCond: readonly GrammarRule[] = [
  {
    match: `\\G\\s+${word}\\s+(!)?(?:(-(?:[a-zA-Z]{1,2}))(?=\\s|$)|${word})`,
    captures: {
      1: asTarget, 2: asTarget, 3: asTarget,
      4: { name: scope('keyword.operator.negation') }, 5: { name: scope('keyword.operator.test') }, 6: asRegex, 7: asRegex, 8: asRegex,
    },
  },
  { match: '(?<=\\s)"?(\\[[^\\]]*\\])"?(?=\\s*$)', captures: { 1: asFlags } },
];

/** An opening tag; its closing bracket is the one that ends the line. */
export function sectionRule(names: string, nameScope: string, patterns: readonly GrammarRule[]): GrammarRule {
  return {
    name: scope('meta.tag.section.begin'),
    begin: `^\\s*(<)(${names})(?=[\\s>]|\\\\?$)`,
    end: lineEnd,
    beginCaptures: { 1: { name: scope('punctuation.definition.tag.begin') }, 2: { name: scope(nameScope) } },
    patterns: [{ name: scope('punctuation.definition.tag.end'), match: '>(?=\\s*$)' }, ...patterns, use('arguments')],
  };
}

/** A closing tag. */
export const closingTag: GrammarRule = {
  name: scope('meta.tag.section.end'),
  match: '^\\s*(</)([A-Za-z][\\w]*)\\s*(>)?',
  captures: {
    1: { name: scope('punctuation.definition.tag.begin') },
    2: { name: scope('entity.name.tag') },
    3: { name: scope('punctuation.definition.tag.end') },
  },
};

/** A section whose body is another language. */
export function embeddedRule(names: string, language: string): GrammarRule {
  return {
    contentName: `meta.embedded.block.${language}`,
    begin: `^\\s*(<)(${names})\\b([^>]*)(>)`,
    end: `^\\s*(</)(${names})\\s*(>)`,
    beginCaptures: {
      1: { name: scope('punctuation.definition.tag.begin') }, 2: { name: scope('entity.name.tag') },
      3: { patterns: [use('arguments')] }, 4: { name: scope('punctuation.definition.tag.end') },
    },
    endCaptures: {
      1: { name: scope('punctuation.definition.tag.begin') }, 2: { name: scope('entity.name.tag') },
      3: { name: scope('punctuation.definition.tag.end') },
    },
    // The second rule never matches; without it an editor that lacks the language would drop this rule as empty.
    patterns: [{ include: `source.${language}` }, { match: '(?!)' }],
  };
}
