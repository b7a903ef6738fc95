import { factorEffect } from '../../../httpd/mpm/hazards';
import { isBefore24 } from '../../../httpd/mpm/version';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';
import { settingFix, valuePlace } from '../silent';

/** Follows set_worker_factor and its use since 2.4.33 (server/mpm/event/event.c). */
export const rule: ConfigRule = {
  id: 'mpm/async-factor-cut',
  summary: 'AsyncRequestWorkerFactor is no whole number, and httpd drops the fraction',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('AsyncRequestWorkerFactor');
    const { version } = view.config.world;
    if (picture === undefined || setting === undefined || isBefore24(version, 33)) return;
    const effect = factorEffect(picture.effective, version);
    if (effect === undefined || !effect.changed) return;
    const word = setting.node.words[0]?.value ?? '';
    const isNumber = Number.isFinite(setting.value) && setting.value < 2 ** 28;
    yield {
      at: valuePlace(setting),
      severity: 'warning',
      consequence: 'silent',
      message: isNumber
        ? `AsyncRequestWorkerFactor ${word} works as ${effect.factor}: httpd uses whole numbers of at least 1.`
        : `AsyncRequestWorkerFactor ${word} is accepted, and what httpd makes of it is not defined.`,
      fixes: isNumber
        ? [...settingFix(view, picture, 'safe', { AsyncRequestWorkerFactor: effect.factor }), ...settingFix(view, picture, 'review', { AsyncRequestWorkerFactor: Math.ceil(setting.value) })]
        : settingFix(view, picture, 'review', { AsyncRequestWorkerFactor: 2 }),
    };
  },
};
