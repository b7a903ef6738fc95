import { truth } from '../../../host/systemd-values';
import { serviceUnits } from '../../../stack/service-unit';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

const SOCKET = /unix:(\/(?:var\/)?tmp\/[^|\s"]*)/;

/** With PrivateTmp the service has mounts of its own for /tmp and /var/tmp (setup_namespace, src/core/namespace.c of systemd). */
export const rule: StackRule = {
  id: 'proxy/socket-in-private-tmp',
  summary: 'A backend\'s socket in /tmp, which httpd\'s unit does not see',
  severities: ['warning'],
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack)) return;
    const unit = serviceUnits(stack.around).find(({ settings }) => truth(settings.get('PrivateTmp')?.value ?? '') === true);
    const line = unit?.settings.get('PrivateTmp');
    if (unit === undefined || line === undefined) return;
    for (const node of stack.nodes('sethandler', 'proxypass', 'proxypassmatch')) {
      const word = node.words.find(({ value }) => SOCKET.test(value));
      const path = SOCKET.exec(word?.value ?? '')?.[1];
      if (word === undefined || path === undefined) continue;
      yield {
        at: node.place(word), severity: 'warning', consequence: 'request-fails',
        assumes: ['the backend is a service of its own'],
        message: `${path}: ${unit.name} has PrivateTmp, so httpd has a /tmp of its own and does not see the backend's socket there. Requests get status 503. A folder below /run is seen by both.`,
        related: [{ at: line.whole, message: 'The unit gives httpd a /tmp of its own.' }],
      };
    }
  },
};
