// Files that are Apache configuration but whose names do not say so (`.conf` belongs to everybody). Two ways, both careful:
// a place inside a configuration tree counts as a name; content counts only after the user has said yes, and is asked once.
import { commands, ConfigurationTarget, type Disposable, type ExtensionContext, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import { looksLikeApache } from './detect-text';
import { fileSchemes } from './documents';
import { languageId, section } from './names';
import { createMemory, type Memory } from './remembered';

/** What VS Code calls a file that no more specific extension claims; `.conf` is `properties` there. */
const unclaimed = new Set(['plaintext', 'properties', 'ini']);
const rootNames = ['apache2.conf', 'httpd.conf', 'conf/httpd.conf'];
/** Folders of a Debian, RHEL or upstream tree, as they are also found in copies with another name above them. */
const treeFolder = /^(sites|conf|mods)-(available|enabled)$|^conf\.d$|^conf\.modules\.d$|^(extra|vhosts\.d)$/;

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file lies in a known folder of a tree whose root configuration is beside that folder. */
async function liesInTree(uri: Uri): Promise<boolean> {
  const folder = uri.path.split('/').at(-2) ?? '';
  if (!treeFolder.test(folder)) return false;
  const above = Uri.joinPath(uri, '../..');
  for (const name of rootNames) if (await exists(Uri.joinPath(above, name))) return true;
  return false;
}

const adopt = (document: TextDocument): Thenable<TextDocument> => languages.setTextDocumentLanguage(document, languageId);

async function ask(document: TextDocument, memory: Memory): Promise<void> {
  const name = document.uri.path.split('/').at(-1) ?? '';
  const [file, folder, no, never] = ['Use It', 'For All in This Folder', 'No', 'Never Ask'];
  const question = `${name} reads like Apache configuration. Use the language Apache Conf for it?`;
  const answer = await window.showInformationMessage(question, file, folder, no, never);
  if (answer === file || answer === folder) {
    await memory.remember(document.uri, answer === folder ? 'folder' : 'yes');
    await adopt(document);
  } else if (answer === no) await memory.remember(document.uri, 'no');
  else if (answer === never) await workspace.getConfiguration(section).update('detectLanguage', false, ConfigurationTarget.Global);
}

/** Looks at one document that has just been shown. */
async function consider(document: TextDocument, memory: Memory, asked: Set<string>): Promise<void> {
  if (!unclaimed.has(document.languageId) || !fileSchemes().has(document.uri.scheme)) return;
  if (await liesInTree(document.uri)) return void (await adopt(document));
  const known = memory.recall(document.uri);
  if (known === 'no' || !looksLikeApache(document.getText())) return;
  if (known === 'yes') return void (await adopt(document));
  const wanted = workspace.getConfiguration(section, document.uri).get('detectLanguage', true);
  if (!wanted || asked.has(document.uri.toString())) return;
  asked.add(document.uri.toString());
  await ask(document, memory);
}

/** Registers the detection for every document that an editor shows, and the command that sets the language at once. */
export function registerDetection(context: ExtensionContext): Disposable[] {
  const memory = createMemory(context);
  // A notification that was dismissed without an answer is not shown again before the window is opened anew.
  const asked = new Set<string>();
  const look = (): void => {
    for (const editor of window.visibleTextEditors) void consider(editor.document, memory, asked);
  };
  const command = commands.registerCommand(`${section}.detectLanguage`, async () => {
    const document = window.activeTextEditor?.document;
    if (!document) return;
    await memory.remember(document.uri, 'yes');
    await adopt(document);
  });
  look();
  return [window.onDidChangeVisibleTextEditors(look), command];
}
