import { truth } from '../../../host/systemd-values';
import { serviceUnits } from '../../../stack/service-unit';
import { sessionFolders } from '../../../stack/session-folder';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** The private /tmp is made at the start of the service and removed at its stop (systemd.exec(5)). */
export const rule: StackRule = {
  id: 'session/private-tmp',
  summary: 'PHP sessions in a /tmp that ends with the service',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack)) return;
    const unit = serviceUnits(stack.around).find(({ settings }) => truth(settings.get('PrivateTmp')?.value ?? '') === true);
    const line = unit?.settings.get('PrivateTmp');
    if (unit === undefined || line === undefined) return;
    for (const { path, at } of sessionFolders(stack)) {
      if (!/^\/(?:var\/)?tmp(?:\/|$)/.test(path)) continue;
      yield {
        at, severity: 'info', consequence: 'advice',
        message: `Sessions in ${path}: ${unit.name} has PrivateTmp, so they lie in a /tmp of its own. A stop or restart of the service removes them and logs everybody out, and jobs that clean old sessions do not see them.`,
        related: [{ at: line.whole, message: 'The unit gives httpd a /tmp of its own.' }],
      };
    }
  },
};
