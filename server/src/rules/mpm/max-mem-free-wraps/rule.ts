import { maxMemFreeWrap } from '../../../httpd/mpm/hazards';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';
import { settingFix, valuePlace } from '../silent';

/** Follows ap_mpm_set_max_mem_free (server/mpm_common.c): the KiB become bytes in 32 bits. */
export const rule: ConfigRule = {
  id: 'mpm/max-mem-free-wraps',
  summary: 'MaxMemFree is 4 GiB or more, of which httpd keeps the low 32 bits',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('MaxMemFree');
    const wrap = setting === undefined ? undefined : maxMemFreeWrap(setting.value);
    if (picture === undefined || setting === undefined || wrap === undefined) return;
    yield {
      at: valuePlace(setting),
      severity: 'warning',
      consequence: 'silent',
      message: `MaxMemFree ${setting.node.words[0]?.value} is 4 GiB or more, which httpd cannot hold: it works with ${wrap.keptKib} KiB${wrap.unlimited ? ', which means no limit' : ''}.`,
      fixes: [...settingFix(view, picture, 'safe', { MaxMemFree: wrap.keptKib }), ...settingFix(view, picture, 'review', { MaxMemFree: 4194303 })],
    };
  },
};
