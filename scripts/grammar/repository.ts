/** A rule of a TextMate grammar, as much of it as is used here. */
export interface GrammarRule {
  readonly name?: string;
  readonly contentName?: string;
  readonly comment?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly GrammarRule[];
}

export type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly GrammarRule[] }>>;

/**
 * A directive ends with its line, unless a backslash stands last: httpd joins the lines before it does anything else. The
 * line break is excluded because editors hand it over with the line, and `$` matches behind it as well.
 */
export const lineEnd = '(?<![\\\\\\n])$';

/** The end of a word: httpd has no other separators than white space. */
export const wordEnd = '(?=\\s|\\\\?$)';

/** Reference to a rule of the repository. */
export const use = (name: string): GrammarRule => ({ include: `#${name}` });

const scope = (name: string): string => `${name}.apacheconf`;

const variables: GrammarRule = {
  patterns: [
    { name: scope('variable.other.config'), match: '\\$\\{[^}\\s]+\\}' },
    { name: scope('variable.language.server'), match: '%\\{[^}]*\\}' },
    { name: scope('variable.parameter.backreference'), match: '[$%]\\d' },
  ],
};

/** Quotes count only where a word begins; a missing closing quote reaches to the end of the line. */
const strings: GrammarRule = {
  patterns: ['"', "'"].map((quote) => ({
    name: scope(quote === '"' ? 'string.quoted.double' : 'string.quoted.single'),
    begin: `(?<![^\\s"'])${quote}`,
    end: `${quote}|${lineEnd}`,
    beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
    endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
    patterns: [{ name: scope('constant.character.escape'), match: `\\\\[\\\\${quote}]` }, use('variables')],
  })),
};

const words: GrammarRule = {
  patterns: [
    { name: scope('constant.language.boolean'), match: `(?<=\\s)(?i:on|off)${wordEnd}` },
    { name: scope('constant.language'), match: `(?<=\\s)(?i:all|none|default|any|granted|denied)${wordEnd}` },
    { name: scope('constant.numeric.address'), match: `(?<=\\s)\\d{1,3}(?:\\.\\d{1,3}){3}(?:/[\\d.]+)?(?::\\d+)?${wordEnd}` },
    { name: scope('constant.numeric'), match: `(?<=\\s)[-+]?\\d+(?:\\.\\d+)?(?i:ms|mi|[smhdwkg])?${wordEnd}` },
    { name: scope('string.unquoted.url'), match: '(?<=\\s)[a-z][a-z0-9+.-]*://[^\\s"]+' },
  ],
};

const regex: GrammarRule = {
  patterns: [
    use('config-variable'),
    { name: scope('constant.character.escape.regexp'), match: '\\\\.' },
    { name: scope('keyword.control.anchor.regexp'), match: '\\^|\\$(?!\\{)' },
    { name: scope('keyword.operator.quantifier.regexp'), match: '[*+?]\\??|\\{\\d+(?:,\\d*)?\\}' },
    { name: scope('keyword.operator.or.regexp'), match: '\\|' },
    { name: scope('punctuation.definition.group.regexp'), match: '\\((?:\\?(?:[:=!>]|<[=!]|<\\w+>|[a-z]+[:)]))?|\\)' },
    { name: scope('constant.other.character-class.regexp'), match: '\\[\\^?\\]?(?:\\\\.|\\[:\\w+:\\]|[^\\]\\\\])*\\]' },
  ],
};

const expression: GrammarRule = {
  patterns: [
    { name: scope('string.regexp.expression'), begin: '(?<=~\\s{0,9})(?:m#|/)', end: `[#/][a-z]*|${lineEnd}`, patterns: [use('regex')] },
    { name: scope('string.quoted.single'), match: "'(?:\\\\.|[^'\\\\])*'" },
    { name: scope('keyword.operator.comparison'), match: '(?<=\\s)-(?i:eq|ne|lt|le|gt|ge|strmatch|strcmatch|ipmatch|fnmatch|in)\\b' },
    { name: scope('keyword.operator.test'), match: '(?<![\\w-])-[a-zA-Z](?=\\s)' },
    { name: scope('keyword.operator'), match: '&&|\\|\\||[=!]=|=~|!~|[<>]=?|!' },
    { name: scope('support.function'), match: '\\b[a-zA-Z]\\w*(?=\\()' },
    { name: scope('constant.language'), match: '\\b(?i:true|false)\\b' },
    use('variables'),
  ],
};

const rewriteFlags: GrammarRule = {
  patterns: [
    { name: scope('punctuation.section.brackets'), match: '[\\[\\]]' },
    { name: scope('punctuation.separator'), match: ',' },
    {
      match: '(?<=[\\[,])\\s*([A-Za-z0-9-]+)(?:(=)([^,\\]]*))?',
      captures: {
        1: { name: scope('keyword.control.flag') },
        2: { name: scope('keyword.operator.assignment') },
        3: { name: scope('string.unquoted'), patterns: [use('variables')] },
      },
    },
  ],
};

/** Comments exist only where a line begins; a backslash at their end takes the next line in. */
const comment: GrammarRule = {
  name: scope('comment.line.number-sign'),
  begin: '^\\s*(#)',
  end: lineEnd,
  beginCaptures: { 1: { name: scope('punctuation.definition.comment') } },
  patterns: [
    {
      match: '\\G\\s*(httpd-lint)\\s+(disable(?:-next-line|-file)?|enable|assume)\\b',
      captures: { 1: { name: scope('keyword.other.pragma') }, 2: { name: scope('keyword.control.pragma') } },
    },
  ],
};

/** The parts of the grammar that do not depend on the catalogue. */
export const fixedRepository: Readonly<Record<string, GrammarRule>> = {
  comment,
  variables,
  'config-variable': { name: scope('variable.other.config'), match: '\\$\\{[^}\\s]+\\}' },
  strings,
  words,
  regex,
  expression,
  'rewrite-flags': rewriteFlags,
  'format-string': {
    name: scope('constant.other.placeholder'),
    match: '%[<>!\\d,]*(?:\\{[^}]*\\}(?:\\^?[A-Za-z]+)?|\\^[A-Z]+|[A-Za-z%])',
  },
  continuation: { name: scope('punctuation.separator.continuation'), match: '\\\\$' },
  arguments: { patterns: [use('continuation'), use('strings'), use('variables'), use('words')] },
};
