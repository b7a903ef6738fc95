import type { ConfigNode } from '../../../httpd/config/node';
import { exprProblem } from '../../../httpd/syntax/expr/check';
import { isEditable } from '../../builders';
import { replaceDirective } from '../../edits';
import { heardWords } from '../../heard';
import type { ConfigRule, ConfigView, Fix } from '../../types';

/**
 * SSLRequire has an expression language of its own (modules/ssl/ssl_expr_parse.y). Most of it means the same to ap_expr; comparisons of
 * order do not: SSLRequire compares lengths first (ssl_expr_eval_strcmplex), `<` compares texts, `-lt` numbers.
 */
export const rule: ConfigRule = {
  id: 'migration/ssl-require',
  summary: 'SSLRequire, whose work Require expr does since httpd 2.4',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: ['sslrequire', 'require', '<requireall', '<requireany', '<requirenone', 'satisfy', 'sslrequiressl'],
  *check(view) {
    for (const node of view.nodes('sslrequire')) {
      if (heardWords(node, view) === undefined) continue;
      const obstacle = obstacleTo(node, view);
      yield {
        at: node.namePlace, severity: 'info', consequence: 'advice', tags: ['deprecated'],
        message: `SSLRequire is deprecated, though httpd still takes it. Require expr takes its place.${obstacle === undefined ? '' : ` No equal line: ${obstacle}.`}`,
        fixes: obstacle === undefined ? fixesOf(node) : [],
      };
    }
  },
};

/** Why Require expr would not say the same here; undefined where it does. */
function obstacleTo(node: ConfigNode, view: ConfigView): string | undefined {
  const text = node.argumentText;
  if (/(?:^|[^=~<>!-])[<>]=?|\b(?:lt|le|gt|ge)\b/.test(text.replace(/"[^"]*"|\bm([#|/!]).*?\1/g, '""'))) return 'it compares an order, which Require expr does otherwise';
  if (/\b(?:OID|PeerExtList)\s*\(/i.test(text) || exprProblem(text) !== undefined) return 'its expression is none that Require takes';
  if (view.nodes('sslrequire').length > 1 || view.nodes('require', '<requireall', '<requireany', '<requirenone').length > 0) return 'Require lines beside it would be joined in another way';
  if (view.nodes('satisfy').length > 0) return 'Satisfy does not hold for SSLRequire';
  // Without TLS SSLRequire lets everybody pass (ssl_hook_Access), Require asks all the same.
  return view.nodes('sslrequiressl').some((each) => each.parent === node.parent) ? undefined : 'without TLS SSLRequire lets everybody pass (with SSLRequireSSL beside it there is one)';
}

function fixesOf(node: ConfigNode): Fix[] {
  return isEditable(node) ? [{ title: 'Write Require expr', safety: 'review', edits: [replaceDirective(node, `Require expr ${node.argumentText}`)] }] : [];
}
