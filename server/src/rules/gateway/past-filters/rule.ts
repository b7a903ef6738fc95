import type { ConfigNode } from '../../../httpd/config/node';
import { nodesOf } from '../../../httpd/config/node';
import { iniOf } from '../../../gateway/ini';
import { entryOf, gatewayIni } from '../../../gateway/model';
import { aroundOf } from '../../../stack/around';
import { gatewayOf } from '../../../stack/lifetime-signs';
import type { StackRule } from '../../types';

const FILTERS: readonly string[] = ['header', 'setoutputfilter', 'addoutputfilter', 'addoutputfilterbytype'];

/** Non_Parsed_Headers, on unless it is turned off: responses are written to the client as they are. By the guide httpd sees them where keep-alive is on. */
export const rule: StackRule = {
  id: 'gateway/past-filters',
  summary: 'A header or filter that responses of the gateway go past',
  severities: ['info'],
  scope: 'stack',
  on: ['<location', '<directory', ...FILTERS],
  *check(stack) {
    if (gatewayOf(stack) === undefined) return;
    const keepAlive = stack.nodes('keepalive').findLast(({ parent }) => parent === undefined);
    if (!/^(?:off|0)$/i.test(keepAlive?.words[0]?.value ?? '')) return;
    const applications = aroundOf(stack.around, 'csp-ini').flatMap(({ source }) => gatewayIni(iniOf(source)).applications);
    for (const section of stack.nodes('csp', 'sethandler').flatMap((node) => (servesGateway(node) && node.parent !== undefined ? [node.parent] : []))) {
      const path = /^"?(\/[^">]*)/.exec(section.argumentText)?.[1]?.replace(/(.)\/+$/, '$1');
      const own = applications.filter((each) => each.path === '/' || path === each.path || path?.startsWith(`${each.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
      const value = (key: string): string => (own === undefined ? '' : entryOf([own.section], key)?.value ?? '');
      if (/^disabled$/i.test(value('Non_Parsed_Headers')) || /^enabled$/i.test(value('KeepAlive'))) continue;
      const seen = [...nodesOf(section.children)].filter(({ key }) => FILTERS.includes(key));
      const [first, ...others] = seen;
      if (first === undefined) continue;
      yield {
        at: first.wholePlace, severity: 'info', consequence: 'advice',
        message: `By its guide the gateway writes responses to the client as they are while keep-alive is off, so ${first.name} here changes none of them. Write Non_Parsed_Headers=Disabled for the path in CSP.ini.`,
        related: [...others.slice(0, 3).map((node) => ({ at: node.wholePlace, message: 'They go past this, too.' })), { at: keepAlive!.wholePlace, message: 'Keep-alive is off.' }],
      };
    }
  },
};

function servesGateway({ key, words }: ConfigNode): boolean {
  const word = words[0]?.value ?? '';
  return key === 'csp' ? /^on$/i.test(word) : /^csp-handler-sa$/i.test(word);
}
