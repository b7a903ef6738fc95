import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { ON_MPM } from '../correction';

/** Follows h2_post_config (modules/http2/mod_http2.c): with prefork the protocol is not offered, in a handshake or by an upgrade. */
export const rule: ConfigRule = {
  id: 'mpm/http2-under-prefork',
  summary: 'HTTP/2 is asked for, and prefork cannot speak it',
  severities: ['info'],
  scope: 'config',
  on: [...ON_MPM, 'protocols'],
  *check(view) {
    const picture = mpmOf(view);
    // Prefork is nobody's default today: whoever has it loads it.
    if (picture?.name !== 'prefork' || picture.assumes.length > 0 || !view.config.commands.modules.has('http2_module')) return;
    for (const node of view.nodes('protocols')) {
      const word = node.words.find(({ value }) => /^h2c?$/i.test(value));
      if (word === undefined) continue;
      yield {
        at: node.place(word),
        severity: 'info',
        consequence: 'silent',
        message: `${word.value} is not offered under prefork: mod_http2 is inactive there and clients get HTTP/1.1. httpd says so in the error log only (AH10034). HTTP/2 needs event or worker.`,
        cause: 'http2-under-prefork',
      };
    }
  },
};
