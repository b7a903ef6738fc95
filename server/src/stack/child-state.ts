/** Interpreters inside the children of httpd, which keep what an application has in memory for as long as the child lives. */
import type { ConfigNode } from '../httpd/config/node';
import { hostOf } from '../httpd/config/special/proxy-urls';
import type { NodeSource } from './mpm';

/** Keys of the directives that these questions ask about. */
export const CHILD_STATE_KEYS: readonly string[] = [
  'luascope', 'wsgiscriptalias', 'wsgiscriptaliasmatch', 'wsgiprocessgroup', 'wsgirestrictembedded', 'perlresponsehandler', 'perlhandler', 'perlcleanuphandler',
];

/** Where requests are given to such an interpreter, in httpd's order. */
export interface ChildState {
  readonly interpreter: 'python' | 'perl';
  readonly nodes: readonly ConfigNode[];
  /** Where Apache2::SizeLimit ends children that have grown. */
  readonly sizeLimit?: ConfigNode | undefined;
}

/** Applications of mod_wsgi in embedded mode and handlers of mod_perl. Tried with mod_wsgi 4.9.4 and mod_perl 2.0.12. */
export function childStates(source: NodeSource): readonly ChildState[] {
  const { modules } = source.config.commands;
  const states: ChildState[] = [];
  if (modules.has('wsgi_module')) states.push({ interpreter: 'python', nodes: embedded(source) });
  if (modules.has('perl_module')) {
    const sizeLimit = source.nodes('perlcleanuphandler').find(({ argumentText }) => /\bSizeLimit\b/.test(argumentText));
    states.push({ interpreter: 'perl', nodes: source.nodes('perlresponsehandler', 'perlhandler').filter(({ words }) => !/^(?:none|Apache2::Status)$/i.test(words[0]?.value ?? '')), sizeLimit });
  }
  return states.filter(({ nodes }) => nodes.length > 0);
}

/** `%{GLOBAL}`, which is the default, is the child itself; every other name is a daemon (wsgi_process_group, mod_wsgi.c). */
function isDaemon(name: string | undefined): boolean {
  return name !== undefined && name !== '' && name !== '%{GLOBAL}';
}

function embedded(source: NodeSource): readonly ConfigNode[] {
  if (source.nodes('wsgirestrictembedded').some(({ words }) => /^on$/i.test(words[0]?.value ?? ''))) return [];
  const groups = source.nodes('wsgiprocessgroup').filter(({ words }) => isDaemon(words[0]?.value)).map((node) => hostOf(node));
  return source.nodes('wsgiscriptalias', 'wsgiscriptaliasmatch').filter((node) => {
    const own = node.words.map(({ value }) => /^process-group=(.*)$/.exec(value)?.[1]).find((name) => name !== undefined);
    // A group may stand in a section for the application's path or folder: one in the same host, or outside of all hosts, is taken for it.
    return own === undefined ? !groups.some((host) => host === undefined || host === hostOf(node)) : !isDaemon(own);
  });
}
