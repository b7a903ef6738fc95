import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { Fix, LineRule } from '../../types';
import { refusal } from '../../words';

/** Modules of httpd 2.2 that 2.4 does not have, with what took their place (the upgrading page of the manual). */
const REMOVED: Readonly<Record<string, string>> = {
  authn_default_module: 'mod_authn_core does its work; the line can go.',
  authz_default_module: 'mod_authz_core does its work; the line can go.',
  authn_alias_module: 'mod_authn_core does its work.',
  mem_cache_module: 'mod_cache_socache takes its place.',
  disk_cache_module: 'It is called cache_disk_module now.',
  imap_module: 'It is called imagemap_module now.',
  auth_module: 'mod_auth_basic and mod_authn_file do its work.',
  access_module: 'mod_authz_host does its work.',
};

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
    const instead = REMOVED[word?.value ?? ''];
    if (word === undefined || instead === undefined || view.config.problems.some((problem) => problem.node === node)) return;
    const fixes: Fix[] = isEditable(node) && /can go/.test(instead) ? [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }] : [];
    yield {
      at: node.place(word), severity: 'warning', consequence: 'rejects',
      message: `httpd 2.4 has no ${word.value}, which belongs to 2.2: ${refusal(view)}. ${instead}`,
      assumes: ['the server is httpd 2.4'], fixes,
    };
  },
};
