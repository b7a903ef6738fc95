import type { ConfigNode } from '../../../httpd/config/node';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { howToLoad, loadModuleFixes } from '../../load-module';
import { heldBy, holdsWorker, mpmName } from '../../seconds';
import type { ConfigRule, ConfigView, Found } from '../../types';

/** Modules that bound slow requests in their own way, or that say that a proxy stands in front. */
const OTHERS = ['qos_module', 'security2_module', 'security3_module', 'remoteip_module', 'rpaf_module', 'cloudflare_module', 'antiloris_module', 'noloris_module'];
const LOOPBACK = /^(?:127\.|\[::1\]|localhost(?::|$))/i;

/** reqtimeout_filter (modules/filters/mod_reqtimeout.c); without it only Timeout bounds each single read. */
export const rule: ConfigRule = {
  id: 'timeouts/slow-requests',
  summary: 'Nothing bounds the time in which a request has to arrive',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'config',
  on: ['listen', 'requestreadtimeout'],
  *check(view) {
    const mpm = mpmName(view);
    if (mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') return;
    const { modules } = view.config.commands;
    if (OTHERS.some((module) => modules.has(module))) return;
    const severity = holdsWorker(mpm) ? 'warning' : 'info';
    for (const node of view.nodes('requestreadtimeout')) yield* headerOff(node, view, severity);
    const listen = view.nodes('listen').find((node) => isPublic(node, view));
    if (modules.has('reqtimeout_module') || !view.complete || listen === undefined) return;
    yield {
      at: listen.wholePlace, severity, consequence: 'advice',
      message: `Without mod_reqtimeout no request has to arrive within a time: a client that sends a byte now and then holds ${heldBy(mpm)} for as long as it likes. ${howToLoad(view, 'reqtimeout_module')}`,
      fixes: loadModuleFixes(view, 'reqtimeout_module'),
    };
  },
};

function* headerOff(node: ConfigNode, view: ConfigView, severity: Found['severity']): Generator<Found> {
  if (heardWords(node, view) === undefined) return;
  for (const word of node.words) {
    if (!/^header=0+$/i.test(word.value)) continue;
    yield {
      at: node.place(word), severity, consequence: 'advice',
      message: `${word.value} takes the bound off request headers: a client that sends a byte now and then holds ${heldBy(mpmName(view))} for as long as it likes.`,
      fixes: isEditable(node) ? [{ title: 'Write header=20-40,MinRate=500', safety: 'review', edits: [replaceWord(node, word, 'header=20-40,MinRate=500')] }] : [],
    };
  }
}

function isPublic(node: ConfigNode, view: ConfigView): boolean {
  return heardWords(node, view) !== undefined && !LOOPBACK.test(node.words[0]?.value ?? '');
}
