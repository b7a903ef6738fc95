import { mayHaveMore } from '../../../httpd/config/special/providers';
import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { MODULE_HANDLER } from '../../../stack/php-routes';
import type { ConfigNode } from '../../../httpd/config/node';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { howToLoad, loadModuleFixes, moduleName } from '../../load-module';
import type { ConfigRule, Found } from '../../types';
import { either } from '../../words';
import { HANDLERS, PROGRAMS } from './handlers';

/** ap_invoke_handler (server/config.c) asks all modules; where none takes the name, default_handler (server/core.c) sends the file. */
export const rule: ConfigRule = {
  id: 'modules/handler-of-no-module',
  summary: 'A handler that no loaded module answers to, so that files are sent as they are',
  severities: ['warning', 'error'],
  fixable: 'review',
  scope: 'config',
  on: ['sethandler', 'addhandler', 'action'],
  *check(view) {
    const { config } = view;
    if (!view.complete || config.world.scope !== 'server' || config.world.modules !== 'loaded' || mayHaveMore(config.commands)) return;
    const ownSites = [...config.environment.modules.values()].some((site) => site !== undefined);
    const actions = new Set(view.nodes('action').map(({ words }) => words[0]?.value));
    for (const node of view.nodes('sethandler', 'addhandler')) {
      const name = node.words[0]?.value ?? '';
      // Handlers of mod_proxy and PHP have rules of their own; with an expression or a media type nobody knows what is meant. Drupal names one that nobody has on purpose.
      if (!ownSites || name === '' || actions.has(name) || /[:/%|]|Drupal/i.test(name) || MODULE_HANDLER.test(name) || heardWords(node, view) === undefined) continue;
      const owners = Object.hasOwn(HANDLERS, name) ? HANDLERS[name]! : undefined;
      if (owners !== undefined && (owners.length === 0 || owners.some((identifier) => config.commands.modules.has(identifier)))) continue;
      yield finding(node, name, owners, view);
    }
  },
};

function finding(node: ConfigNode, name: string, owners: readonly string[] | undefined, view: Parameters<typeof howToLoad>[0]): Found {
  const word = node.words[0]!;
  const near = owners === undefined ? nearestNames(name, Object.keys(HANDLERS), 1) : [];
  const isProgram = [name, ...near].some((each) => PROGRAMS.has(each));
  const result = isProgram ? 'programs are not run, and their source code goes out' : 'files are sent as they are, and a page that is made has status 404';
  const why = owners === undefined ? `No module has a handler ${name}` : `${name} is a handler of ${either(owners.map(moduleName))}, which is not loaded`;
  return {
    at: node.place(word), severity: isProgram ? 'error' : 'warning', consequence: isProgram ? 'request-fails' : 'silent',
    message: `${why}: ${result}. ${owners === undefined ? '' : howToLoad(view, owners[0]!)}`.trimEnd(),
    fixes: owners !== undefined ? loadModuleFixes(view, owners[0]!) : node.isExpanded ? [] : near.map((each) => ({ title: `Write ${each}`, safety: 'review' as const, edits: [replaceWord(node, word, each)] })),
  };
}
