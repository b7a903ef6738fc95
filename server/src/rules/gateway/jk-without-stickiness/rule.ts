import { placeIn } from '../../../base/text-file';
import { hostTexts } from '../../../stack/host-texts';
import type { StackRule } from '../../types';

/** jk_lb_worker.c: sticky_session is on unless it is turned off. */
export const rule: StackRule = {
  id: 'gateway/jk-without-stickiness',
  summary: 'A balancer of mod_jk that does not keep sessions together',
  severities: ['info'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    if (!stack.config.commands.modules.has('jk_module')) return;
    for (const { opened, tree } of hostTexts(stack.around, 'workers')) {
      for (const [name, properties] of tree.workers) {
        const value = (property: string): string | undefined => properties.findLast((each) => each.property === property)?.value;
        const sticky = properties.findLast(({ property }) => property === 'sticky_session');
        if (value('type') !== 'lb' || sticky === undefined || !/^(?:0|false|f|no|n|off)$/i.test(sticky.value)) continue;
        const members = properties.filter(({ property }) => property === 'balance_workers' || property === 'balanced_workers').flatMap((each) => each.value.split(/[\s,]+/));
        if (members.length < 2) continue;
        const at = placeIn(opened, sticky.valueAt);
        yield { at, severity: 'info', consequence: 'advice', assumes: ['the application keeps sessions in its memory'], message: `${name} sends each request to any of its ${members.length} workers, and Tomcat keeps sessions in one of them.`, fixes: [{ title: 'Write 1', safety: 'review', edits: [{ kind: 'replace', at, text: '1' }] }] };
      }
    }
  },
};
