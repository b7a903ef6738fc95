import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'jsonc-parser';
import { generateGrammar, grammarPath } from '../../scripts/gen-grammar';
import type { GrammarRule } from '../../scripts/grammar/repository';
import { wordsPattern } from '../../scripts/grammar/trie';
import { catalog } from '../../server/src/httpd/catalog/catalog';

interface Grammar {
  readonly scopeName: string;
  readonly patterns: readonly GrammarRule[];
  readonly repository: Readonly<Record<string, GrammarRule>>;
}

const grammar = JSON.parse(readFileSync(grammarPath, 'utf8')) as Grammar;

/** The pattern as JavaScript reads it: the inline switch for case becomes a flag, `\G` the beginning. */
function expression(pattern: string): RegExp {
  const insensitive = pattern.includes('(?i:');
  return new RegExp(pattern.replaceAll('(?i:', '(?:').replaceAll('\\G', '^'), insensitive ? 'i' : '');
}

function everyRule(rules: readonly GrammarRule[]): readonly GrammarRule[] {
  return rules.flatMap((rule) => {
    const captures = [rule.captures, rule.beginCaptures, rule.endCaptures].flatMap((group) => Object.values(group ?? {}));
    return [rule, ...everyRule(rule.patterns ?? []), ...captures.flatMap((capture) => everyRule(capture.patterns ?? []))];
  });
}

const rules = everyRule([...grammar.patterns, ...Object.values(grammar.repository)]);

/** The scope that the first matching rule of the top level gives to the first word of a line. */
function scopeOf(line: string): string | undefined {
  for (const rule of grammar.patterns.map((entry) => (entry.include ? grammar.repository[entry.include.slice(1)]! : entry))) {
    const pattern = rule.begin ?? rule.match;
    if (!pattern || !expression(pattern).test(line)) continue;
    const captures = rule.beginCaptures ?? rule.captures ?? {};
    return rule.name?.startsWith('comment') ? rule.name : (captures[2] ?? captures[1])?.name;
  }
  return undefined;
}

describe('grammar', () => {
  it('is the one that the catalogue gives', () => {
    assert.equal(readFileSync(grammarPath, 'utf8'), generateGrammar(), 'stale: npm run gen');
  });

  it('has patterns that compile and references that lead somewhere', () => {
    for (const rule of rules) {
      for (const pattern of [rule.begin, rule.match, rule.end]) if (pattern) expression(pattern);
      const target = rule.include;
      if (target?.startsWith('#')) assert.ok(grammar.repository[target.slice(1)], target);
      assert.equal(rule.begin === undefined, rule.end === undefined);
    }
    assert.equal(grammar.scopeName, 'source.apacheconf');
  });

  it('tells known names, names of other projects, unknown names, sections and comments apart', () => {
    const scopes: Readonly<Record<string, string>> = {
      'KeepAlive On': 'keyword.other.directive.apacheconf',
      '  documentroot "/x"': 'keyword.other.directive.apacheconf',
      'RewriteRule ^a b': 'keyword.other.directive.apacheconf',
      'SecRuleEngine On': 'keyword.other.directive.third-party.apacheconf',
      'NoSuchThing x': 'entity.name.function.unknown.apacheconf',
      'KeepAlives On': 'entity.name.function.unknown.apacheconf',
      '<VirtualHost *:80>': 'entity.name.tag.apacheconf',
      '<FilesMatch "x">': 'entity.name.tag.apacheconf',
      '</VirtualHost>': 'entity.name.tag.apacheconf',
      '<NoSuchThing>': 'entity.name.tag.unknown.apacheconf',
      '  # KeepAlive On': 'comment.line.number-sign.apacheconf',
    };
    for (const [line, scope] of Object.entries(scopes)) assert.equal(scopeOf(line), scope, line);
  });

  it('knows every name of the catalogue', () => {
    for (const directive of catalog.directives.values()) {
      if (!/^[A-Za-z_][\w.-]*$/.test(directive.name)) continue;
      const line = directive.type === 'section' ? `<${directive.name} x>` : `${directive.name} x`;
      assert.doesNotMatch(scopeOf(line) ?? 'none', /unknown|none/, line);
    }
  });

  it('has comments nowhere but at the beginning of a line', () => {
    const comments = rules.filter((rule) => rule.name?.startsWith('comment'));
    assert.deepEqual(comments.map((rule) => rule.begin), ['^\\s*(#)']);
  });

  it('ends a directive with its line unless a backslash stands last', () => {
    const end = expression(grammar.repository['comment']!.end!);
    assert.ok(end.test('Listen 80'));
    assert.ok(!end.test('Listen \\'));
    assert.ok(!end.test('Listen \\\\'), 'two backslashes continue as well');
  });

  it('makes one pattern of many words', () => {
    const pattern = expression(`^${wordsPattern(['Alias', 'AliasMatch', 'Allow', 'a.b'])}$`);
    for (const word of ['alias', 'ALIASMATCH', 'Allow', 'a.b']) assert.match(word, pattern);
    for (const word of ['', 'Al', 'AliasM', 'AliasMatchx', 'axb']) assert.doesNotMatch(word, pattern);
  });
});

describe('language configuration', () => {
  const text = readFileSync(resolve(__dirname, '../../language-configuration.json'), 'utf8');
  const configuration = parse(text) as {
    readonly wordPattern: string;
    readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
    readonly onEnterRules: readonly {
      readonly beforeText: string;
      readonly previousLineText?: string;
      readonly action: { readonly indent: string };
    }[];
  };

  it('indents what stands in a section', () => {
    const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
    const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);
    assert.match('  <VirtualHost *:80>', increase);
    for (const line of ['</VirtualHost>', '# <VirtualHost *:80>', 'Header set X "<a>"', 'Listen 80']) assert.doesNotMatch(line, increase);
    assert.match('  </Directory>', decrease);
  });

  it('folds regions and takes words as httpd does', () => {
    assert.match('  # region cache', new RegExp(configuration.folding.markers.start));
    assert.match('#endregion', new RegExp(configuration.folding.markers.end));
    const word = new RegExp(`^(?:${configuration.wordPattern})$`);
    for (const text of ['DocumentRoot', 'php_admin_value', 'mod_rewrite.c', 'X-Forwarded-For']) assert.match(text, word);
    assert.doesNotMatch('a b', word);
  });

  it('indents continued lines and comes back after the last', () => {
    const action = (previous: string, before: string): string | undefined => configuration.onEnterRules.find((rule) => {
      return new RegExp(rule.beforeText).test(before) && new RegExp(rule.previousLineText ?? '').test(previous);
    })?.action.indent;
    assert.equal(action('Listen 80', 'SSLProtocol all \\'), 'indent');
    assert.equal(action('SSLProtocol all \\', '    -SSLv3 \\'), undefined);
    assert.equal(action('SSLProtocol all \\', '    -SSLv3'), 'outdent');
    assert.equal(action('Listen 80', 'Listen 81'), undefined);
    assert.equal(action('Listen 80', '# comment \\'), undefined);
  });
});
