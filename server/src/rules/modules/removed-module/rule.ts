import type { ConfigNode } from '../../../httpd/config/node';
import { REMOVED_MODULES } from '../../../httpd/catalog/removed-modules';
import { isEditable } from '../../builders';
import { removeDirective, replaceArguments } from '../../edits';
import type { Fix, LineRule } from '../../types';
import { refusal } from '../../words';

/** Follows load_module (modules/core/mod_so.c): there is no such file, or it belongs to another httpd. */
export const rule: LineRule = {
  id: 'modules/removed-module',
  summary: 'A LoadModule of a module that ended with httpd 2.2',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['loadmodule'],
  *check(node, view) {
    const word = node.words[0];
    const instead = REMOVED_MODULES[word?.value ?? ''];
    if (word === undefined || instead === undefined || view.config.problems.some((problem) => problem.node === node)) return;
    const fixes: Fix[] = isEditable(node) ? fixesOf(node, word.value, instead) : [];
    yield {
      at: node.place(word), severity: 'warning', consequence: 'rejects',
      message: `httpd 2.4 has no ${word.value}, which belongs to 2.2: ${refusal(view)}. ${instead}`,
      assumes: ['the server is httpd 2.4'], fixes,
    };
  },
};

/** Modules that have another name now, by their old one. */
const RENAMED: Readonly<Record<string, string>> = { disk_cache_module: 'cache_disk', imap_module: 'imagemap', mem_cache_module: 'cache_socache' };

function fixesOf(node: ConfigNode, identifier: string, instead: string): Fix[] {
  if (/can go/.test(instead)) return [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }];
  const name = RENAMED[identifier];
  const file = node.words[1];
  if (name === undefined || file === undefined) return [];
  const text = `${name}_module ${file.value.replace(/[^/]*$/, `mod_${name}.so`)}`;
  return [{ title: `Write LoadModule ${text}`, safety: 'review', edits: [replaceArguments(node, text)] }];
}
