import type { LineRule } from '../../types';

/** The guide (section 6.3.3 of the Web Gateway Guide): the module's directives stand in the server or in a section of it. */
export const rule: LineRule = {
  id: 'gateway/in-virtual-host',
  summary: 'Directives of the gateway inside a virtual host, where the guide rules them out',
  severities: ['warning'],
  scope: 'line',
  on: ['csp', 'cspfiletypes'],
  *check(node) {
    if (![...node.ancestors()].some(({ key }) => key === '<virtualhost')) return;
    yield {
      at: node.wholePlace, severity: 'warning', consequence: 'rejects', assumes: ['the module is as its guide says'],
      message: `${node.name} stands inside a virtual host: by its guide the gateway does not support that and reports an error. Put it into the main server, and the settings of the host into [APP_PATH://host/path] of CSP.ini.`,
    };
  },
};
