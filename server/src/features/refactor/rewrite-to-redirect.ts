/** A RewriteRule that only redirects, as RedirectMatch (hook_uri2file of mod_rewrite.c, try_redirect of mod_alias.c). */
import { allNodes } from '../../httpd/config/config';
import type { ConfigNode } from '../../httpd/config/node';
import type { Check } from '../../workspace/check';
import { textEdit } from '../../workspace/locate';
import { isOneLine, nodeAt, serverReading, type Refactoring, type Selection } from './refactoring';

const STATUS: Readonly<Record<string, string>> = { R: '302', 'R=301': '301', 'R=302': '302', 'R=303': '303', 'R=307': '307', 'R=308': '308', 'R=PERMANENT': '301', 'R=TEMP': '302', 'R=SEEOTHER': '303' };

/**
 * Offered where both come to the same: the only rule of a virtual host (or of a server without any), without conditions and options, in
 * no folder (there the path is matched without its beginning), with a target that is a path or an address without variables.
 */
export function rewriteToRedirect(selection: Selection): Refactoring | undefined {
  const { view, range } = selection;
  const check = serverReading(view)?.check;
  const node = check === undefined || !isOneLine(range) ? undefined : nodeAt(selection, check);
  if (check === undefined || node?.key !== 'rewriterule' || !isAlone(node, check)) return undefined;
  const [pattern, target, flags] = node.words;
  if (pattern === undefined || target === undefined || flags === undefined || node.words.length !== 3) return undefined;
  const redirect = redirectOf(pattern.value, target.value, flags.value);
  const edit = redirect === undefined ? undefined : textEdit(view.workspace, check.plan, { kind: 'replace', at: node.wholePlace, text: redirect });
  return edit === undefined ? undefined : { title: `Write ${redirect!.split(' ', 1)[0]!}`, kind: 'rewrite', edits: [edit] };
}

/**
 * The line that redirects as the rule does; undefined where there is none. A target is sent as it is only where nothing in it has to be
 * escaped, and parts of the path are put in only behind characters that both escape alike.
 */
export function redirectOf(pattern: string, target: string, flagText: string): string | undefined {
  const flags = /^\[(.*)\]$/.exec(flagText)?.[1]?.split(',').map((flag) => flag.trim().toUpperCase());
  const status = flags?.map((flag) => STATUS[flag]).find((each) => each !== undefined);
  if (flags === undefined || status === undefined || !flags.every((flag) => flag in STATUS || flag === 'L' || flag === 'LAST' || flag === 'END' || flag === 'NC')) return undefined;
  if (flags.filter((flag) => flag in STATUS).length > 1 || !flags.some((flag) => ['L', 'LAST', 'END'].includes(flag))) return undefined;
  // Without a group nothing of the path is put in, so that no escaping can differ.
  if (!/^(?:\/|https?:\/\/[A-Za-z0-9.-]+(?::\d+)?\/)[A-Za-z0-9/._~-]*$/.test(target) || target.startsWith('//') || !/^\^?\/?[^\s"'\\$%{}!()[\]|]*\$?$/.test(pattern.replace(/\\[./-]/g, ''))) return undefined;
  return `RedirectMatch ${status} ${flags.includes('NC') ? '(?i)' : ''}${pattern} ${target}`;
}

/** No other line of mod_rewrite in its virtual host, but the switch; nothing that Redirect hands on to hosts and RewriteRule does not. */
function isAlone(node: ConfigNode, { config }: Check): boolean {
  const host = node.parent;
  if (config.fold === undefined || config.unread.size > 0 || node.guard !== undefined || (host !== undefined && host.key !== '<virtualhost') || !config.commands.modules.has('alias_module')) return false;
  let isOn = false;
  for (const other of allNodes(config.fold)) {
    if (host === undefined && other.key === '<virtualhost') return false;
    if (other === node || !/^(?:rewrite|redirect|alias|scriptalias)/.test(other.key)) continue;
    const around = [...other.ancestors()];
    if (host !== undefined && around.some(({ key }) => key === '<virtualhost') && !around.includes(host)) continue;
    if (other.key === 'rewriteengine' && other.parent === host && other.guard === undefined && other.argumentText.toLowerCase() === 'on') isOn = true;
    else if (!other.key.startsWith('alias')) return false;
  }
  return isOn;
}
