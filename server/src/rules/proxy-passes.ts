/** The lines of ProxyPass that rules about proxies look at. */
import type { ConfigNode } from '../httpd/config/node';
import { passOf, pathOf, type Pass } from '../httpd/config/special/proxy-places';
import type { Word } from '../httpd/syntax/words';
import { rememberedFor } from '../stack/recorder';
import { heardWords } from './heard';
import type { ConfigView } from './types';

export const PASS_KEYS: readonly string[] = ['proxypass', 'proxypassmatch'];

export interface PassLine extends Pass {
  readonly node: ConfigNode;
  readonly url: Word;
  /** Where requests come in; undefined for a pattern, and where a section goes by one. */
  readonly place: string | undefined;
}

/** Lines that httpd takes, in its order. */
export const passLines = rememberedFor((view: ConfigView): readonly PassLine[] => view.nodes(...PASS_KEYS).flatMap((node) => {
  const pass = heardWords(node, view) === undefined ? undefined : passOf(node);
  return pass?.url === undefined ? [] : [{ ...pass, node, url: pass.url, place: placeOf(node, pass) }];
}));

function placeOf(node: ConfigNode, { path, isMatch, inLocation }: Pass): string | undefined {
  if (isMatch) return undefined;
  if (!inLocation) return path?.value;
  const section = [...node.ancestors()].find(({ key }) => key.startsWith('<location'));
  const isPattern = section === undefined || section.key !== '<location' || /^\s*~/.test(section.argumentText);
  return isPattern ? undefined : pathOf(node);
}

/** `http` of an address, also of one behind a socket; undefined for none. */
export function schemeOf(url: string): string | undefined {
  return /^(?:unix:[^|]*\|)?([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}
