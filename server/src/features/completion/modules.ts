/** Whether a module is there, and the edit that would bring it. */
import { loadModuleFixes } from '../../rules/load-module';
import { textEdit, type TextEdit } from '../../workspace/locate';
import type { Check } from '../../workspace/check';
import type { View } from '../view';

/** Undefined where nobody knows which modules there are: a fragment, a `.htaccess` without its server. */
export function isLoaded(view: View, identifier: string): boolean | undefined {
  const check = knowing(view);
  if (check === undefined) return undefined;
  const { modules } = check.config.environment;
  return modules.has(identifier) || (identifier === 'cgi_module' && modules.has('cgid_module')) || (/^php/.test(identifier) && [...modules.keys()].some((each) => /^php/.test(each)));
}

/** The configuration that can say which modules there are. */
export function knowing(view: View): Check | undefined {
  return view.checks.find((check) => check.config.world.modules === 'loaded');
}

/** The LoadModule line, where its place is in the very file that is edited: an editor takes no other edits with a completion. */
export function loadEdits(view: View, identifier: string): readonly TextEdit[] {
  const check = knowing(view);
  if (check === undefined) return [];
  let known = edits.get(check);
  if (known === undefined) edits.set(check, (known = new Map()));
  let found = known.get(identifier);
  if (found === undefined) {
    const [fix] = loadModuleFixes(check, identifier);
    const all = (fix?.edits ?? []).map((edit) => textEdit(view.workspace, check.plan, edit));
    found = all.every((edit) => edit !== undefined) ? all as readonly TextEdit[] : [];
    known.set(identifier, found);
  }
  return found.every((edit) => edit.file === view.file) ? found : [];
}

const edits = new WeakMap<Check, Map<string, readonly TextEdit[]>>();
