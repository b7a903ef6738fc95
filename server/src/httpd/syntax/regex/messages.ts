/** What is wrong with a pattern, by PCRE2's number of the error, in our words. */

const MESSAGES: Readonly<Record<number, string>> = {
  1: 'a backslash ends the pattern',
  2: '\\c ends the pattern',
  3: 'this letter or digit means nothing after a backslash',
  4: 'the numbers of {} are out of order',
  5: 'a number in {} is above 65535',
  6: 'a character class lacks its ]',
  7: 'this escape is not allowed in a character class',
  8: 'a range of the character class is out of order',
  9: 'there is nothing that this quantifier could repeat',
  11: 'this character means nothing after (?',
  12: 'a POSIX class such as [:alpha:] stands outside of a character class',
  13: 'POSIX collating elements ([.x.], [=x=]) are not supported',
  14: 'a parenthesis is not closed',
  15: 'it refers to a group that does not exist',
  18: 'a comment (?# is not closed',
  19: 'parentheses are nested deeper than 250',
  20: 'it becomes too large when it is compiled',
  22: 'a closing parenthesis has no opening one',
  24: 'the condition of (?( is not closed',
  25: 'a lookbehind has no fixed length',
  26: 'a relative number may not be zero',
  27: 'a condition (?( has more than two branches',
  28: 'an assertion is expected after (?(',
  29: 'a digit is expected after (?+ or (?-',
  30: 'there is no POSIX class of this name',
  34: 'the number of a character is too large',
  35: 'a lookbehind is too complicated',
  36: '\\C is not allowed in a lookbehind here',
  37: '\\F, \\L, \\l, \\N{name}, \\U and \\u are not supported',
  38: 'the number of a callout (?C is above 255',
  39: 'a callout (?C is not closed',
  41: 'this character means nothing after (?P',
  42: 'the name of a group does not end as it should',
  43: 'two groups have the same name',
  44: 'the name of a group begins with a digit',
  46: '\\p or \\P is malformed',
  47: '\\p or \\P names an unknown property',
  48: 'a name is longer than 32 bytes',
  49: 'there are more than 10000 names',
  50: 'a range of the character class begins or ends with something that is no character',
  51: 'an octal number is above 377',
  54: 'a (?(DEFINE) group has more than one branch',
  55: '\\o is not followed by {',
  57: '\\g is not followed by a group',
  58: '(?R is not closed',
  60: 'a verb (*...) is unknown or malformed',
  61: 'the number of a group is too large',
  62: 'the name of a group is missing',
  64: '\\o{} holds something that is no octal digit, or is not closed',
  65: 'groups of the same number have different names',
  66: '(*MARK) needs a name',
  67: '\\x{} holds something that is no hexadecimal digit, or is not closed',
  68: '\\c is not followed by a printable ASCII character',
  69: '\\k is not followed by the name of a group',
  71: '\\N is not allowed in a character class',
  73: 'a surrogate is no character',
  76: 'the name of a verb is longer than 255 bytes',
  78: 'digits are missing in {}',
  79: 'a (?(VERSION condition is malformed',
  81: 'the text of a callout (?C is not closed',
  82: 'the text of a callout (?C has no delimiter',
  87: 'a lookbehind is longer than 65535 characters',
  93: '\\N{U+...} works only after (*UTF)',
  94: 'a hyphen stands at a wrong place among options',
  95: 'there is no assertion (*name: of this name',
  97: 'there are more than 65535 groups',
  98: 'an atomic assertion is expected after (?(',
  99: '\\K is not allowed in lookarounds',
};

/** A phrase for an error of PCRE2. */
export function regexMessage(code: number): string {
  return MESSAGES[code] ?? `PCRE2 refuses it with error ${100 + code}`;
}

/**
 * Errors that other releases do not give: lookbehinds may vary since 10.43, `\K` was allowed in lookarounds before 10.38,
 * letters after `(?`, verbs, escapes, names of properties and limits came with releases.
 */
const VARYING: ReadonlySet<number> = new Set([3, 7, 11, 20, 25, 28, 35, 37, 46, 47, 48, 50, 60, 87, 95, 98, 99]);

export function differsBetweenVersions(code: number): boolean {
  return VARYING.has(code);
}
