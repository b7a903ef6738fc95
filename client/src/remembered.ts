// What the user answered about files whose language we asked for. Kept with the workspace; where none is open, with the user.
import { type ExtensionContext, type Uri, workspace } from 'vscode';

type Answer = 'yes' | 'no';
const key = 'detectedLanguage';

/** Answers by the URI of a file, and by the URI of a folder with a slash at its end. */
type Answers = Readonly<Record<string, Answer>>;

export interface Memory {
  /** The answer for a file: its own, else that for its folder. */
  recall(uri: Uri): Answer | undefined;
  /** Keeps an answer for the file, or a yes for all files of its folder. */
  remember(uri: Uri, answer: Answer | 'folder'): Thenable<void>;
}

const folderOf = (uri: Uri): string => uri.toString().replace(/[^/]*$/, '');

/** The memory of this workspace. */
export function createMemory(context: ExtensionContext): Memory {
  const store = workspace.workspaceFolders ? context.workspaceState : context.globalState;
  const answers = (): Answers => store.get<Answers>(key, {});
  return {
    recall: (uri) => answers()[uri.toString()] ?? answers()[folderOf(uri)],
    remember: (uri, answer) => store.update(key, { ...answers(), ...(answer === 'folder' ? { [folderOf(uri)]: 'yes' } : { [uri.toString()]: answer }) }),
  };
}
