import { wordsFrom } from '../../../httpd/syntax/words';
import { mpmOf } from '../../../stack/mpm';
import { replace } from '../../builders';
import type { ConfigRule, Fix } from '../../types';
import { ON_MPM } from '../correction';

/** cgi_handler (modules/generators/mod_cgi.c) forks the child itself; mod_cgid keeps a small process for it. */
export const rule: ConfigRule = {
  id: 'mpm/cgi-beside-threads',
  summary: 'mod_cgi with an MPM that has threads',
  severities: ['hint'],
  fixable: 'review',
  scope: 'config',
  on: [...ON_MPM, 'loadmodule'],
  *check(view) {
    const { modules } = view.config.environment;
    const site = modules.get('cgi_module');
    const picture = mpmOf(view);
    if (site === undefined || modules.has('cgid_module') || picture === undefined || picture.assumes.length > 0) return;
    if (picture.name !== 'worker' && picture.name !== 'event') return;
    const [, identifier, file] = wordsFrom(site.line.text, 0);
    if (identifier === undefined || file === undefined || site.via !== undefined || /\$\{/.test(site.line.text)) return;
    const at = { ...site, start: identifier.start, end: identifier.end };
    const fixes: Fix[] = /mod_cgi\.so$/.test(file.value)
      ? [{ title: 'Load cgid_module instead', safety: 'review', edits: [replace({ ...site, start: identifier.start, end: file.end }, `cgid_module ${file.value.replace(/mod_cgi\.so$/, 'mod_cgid.so')}`)] }]
      : [];
    yield {
      at, severity: 'hint', consequence: 'advice', fixes,
      message: `Under ${picture.name} mod_cgi forks a process full of threads for every CGI request. mod_cgid, which is meant for it, forks from a small process of its own.`,
    };
  },
};
