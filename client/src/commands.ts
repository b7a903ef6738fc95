// The commands of the palette, apart from the rule pages and the detection of the language.
import { commands, ConfigurationTarget, type Disposable, type OutputChannel, type QuickPickItem, window, workspace } from 'vscode';
import type { Server } from './client';
import { section } from './names';

interface ProfileItem extends QuickPickItem {
  readonly profile: string;
}

const profiles: readonly ProfileItem[] = [
  { profile: 'auto', label: 'Automatic', description: 'found from the layout of the folder' },
  { profile: 'debian', label: 'Debian, Ubuntu', description: '/etc/apache2' },
  { profile: 'rhel', label: 'RHEL, Fedora', description: '/etc/httpd' },
  { profile: 'upstream', label: 'Built from source', description: 'conf/httpd.conf' },
  { profile: 'windows', label: 'Windows', description: 'Windows builds' },
];

/** Sets the profile for this workspace folder, or for the user where no folder is open. */
async function setProfile(): Promise<void> {
  const resource = window.activeTextEditor?.document.uri;
  const settings = workspace.getConfiguration(section, resource);
  const current = settings.get<string>('profile', 'auto');
  const items = profiles.map((item) => (item.profile === current ? { ...item, detail: 'in effect' } : item));
  const chosen = await window.showQuickPick(items, { placeHolder: 'Whose httpd is this?' });
  if (!chosen) return;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('profile', chosen.profile, target);
}

/** Switches a rule off for the workspace, or for the user where no folder is open. Code actions call it. */
async function disableRule(rule: unknown): Promise<void> {
  if (typeof rule !== 'string') return;
  const settings = workspace.getConfiguration(section, window.activeTextEditor?.document.uri);
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const known = settings.inspect<Record<string, string>>('rules');
  const own = target === ConfigurationTarget.Workspace ? known?.workspaceValue : known?.globalValue;
  await settings.update('rules', { ...own, [rule]: 'off' }, target);
}

async function restart(server: Server): Promise<void> {
  try {
    await server.restart();
  } catch (error) {
    await window.showErrorMessage(`The language server did not start: ${String(error)}`);
  }
}

/** Registers the commands; the returned disposables take them back. */
export function registerCommands(server: Server, output: OutputChannel): Disposable[] {
  return [
    commands.registerCommand(`${section}.restartServer`, () => restart(server)),
    commands.registerCommand(`${section}.showOutput`, () => output.show(true)),
    commands.registerCommand(`${section}.setProfile`, setProfile),
    commands.registerCommand(`${section}.disableRule`, disableRule),
  ];
}
