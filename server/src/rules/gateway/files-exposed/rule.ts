import type { ConfigNode } from '../../../httpd/config/node';
import { nodesOf } from '../../../httpd/config/node';
import type { ConfigRule } from '../../types';

/** CSP.ini and CSP.log lie beside the modules unless CSPConfigPath says otherwise. */
export const rule: ConfigRule = {
  id: 'gateway/files-exposed',
  summary: 'The folder of the gateway is open, its settings and logs among it',
  severities: ['info', 'warning'],
  scope: 'config',
  on: ['cspmodulepath', 'cspconfigpath', '<directory', 'alias', 'scriptalias', 'documentroot'],
  *check(view) {
    const folders = view.nodes('cspmodulepath', 'cspconfigpath').map(({ words }) => plain(words[0]?.value ?? '')).filter((path) => path !== '');
    for (const section of view.nodes('<directory')) {
      const path = plain(section.words[0]?.value ?? '');
      if (!folders.includes(path)) continue;
      const inside = [...nodesOf(section.children)];
      const grant = inside.find((node) => node.key === 'require' && /^all\s+granted$/i.test(node.argumentText));
      if (grant === undefined || inside.some(isGuard)) continue;
      const mapped = view.nodes('alias', 'scriptalias', 'documentroot').find((node) => holds(plain(node.words.at(-1)?.value ?? ''), path));
      yield {
        at: grant.wholePlace, severity: mapped === undefined ? 'info' : 'warning', consequence: 'advice',
        message: `Everybody may fetch what is in ${path}, CSP.ini with its passwords and the logs as well${mapped === undefined ? ', once an address leads there' : ''}. Put <FilesMatch "\\.(log|ini|pid|exe|so)$"> with Require all denied into the section.`,
        ...(mapped === undefined ? {} : { related: [{ at: mapped.wholePlace, message: 'An address leads there.' }] }),
      };
    }
  },
};

function plain(path: string): string {
  return path.replace(/>$/, '').replace(/\/+$/, '');
}

function holds(folder: string, path: string): boolean {
  return folder !== '' && (path === folder || path.startsWith(`${folder}/`));
}

/** A section that keeps CSP.ini back. */
function isGuard(node: ConfigNode): boolean {
  if (node.key !== '<filesmatch' && node.key !== '<files') return false;
  return /ini/i.test(node.argumentText) && [...nodesOf(node.children)].some(({ key, argumentText }) => key === 'require' && /^all\s+denied$/i.test(argumentText));
}
