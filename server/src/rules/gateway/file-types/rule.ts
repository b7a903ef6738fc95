import type { ConfigRule } from '../../types';

/** Of the Management Portal; an installer that writes the usual list leaves them to httpd on purpose. */
const STATIC = ['js', 'css'];

/** By the guide (5.2.2) CSPFileTypes goes by the ending of an address, and CSP takes whatever is below its section. */
export const rule: ConfigRule = {
  id: 'gateway/file-types',
  summary: 'The gateway gets requests by the ending of their address only',
  severities: ['info'],
  scope: 'config',
  on: ['cspfiletypes', 'csp'],
  *check(view) {
    if (view.nodes('csp').some(({ words }) => /^on$/i.test(words[0]?.value ?? ''))) return;
    for (const node of view.nodes('cspfiletypes')) {
      const types = node.words.map(({ value }) => value.toLowerCase().replace(/^\*?\./, ''));
      if (types.length === 0 || types.includes('*')) continue;
      const missing = STATIC.filter((type) => !types.includes(type));
      const portal = missing.length === 0 ? '' : ` Without ${missing.join(' and ')} the Management Portal comes without its scripts and styles.`;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'advice',
        message: `${node.name} gives the gateway what ends in ${types.join(', ')}. Addresses of REST services have no ending, and httpd looks for files there.${portal} CSP On in a <Location> gives it a whole path.`,
      };
    }
  },
};
