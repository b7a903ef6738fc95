/** Prints what the rules find in Debian's packaged configurations, one line for each finding. Run by debian.test.ts. */
import { check, settle } from '../../server/src/workspace/check';
import { locate } from '../../server/src/workspace/locate';
import { Workspace, type Root } from '../../server/src/workspace/workspace';
import { debianSites, enabledFileSystem, ROOT } from '../harness/debian-sites';

export async function debianFindings(): Promise<string> {
  const lines: string[] = [];
  for (const [name, enabled] of debianSites()) {
    lines.push(`## ${name}`);
    if (enabled === undefined) {
      lines.push('not installed here');
      continue;
    }
    const workspace = new Workspace();
    const root: Root = { file: `${ROOT}/apache2.conf`, scope: 'server' };
    await settle(workspace, root, enabledFileSystem(enabled));
    const { findings, plan, config } = check(workspace, root, (rule, error) => {
      throw new Error(`${rule} failed`, { cause: error });
    });
    lines.push(`${config.commands.modules.size > 20 ? 'read' : 'not read'}, ${config.firstError === undefined ? 'accepted' : `refused: ${config.firstError.message}`}`);
    const shown = findings.map((finding) => {
      const file = locate(workspace, plan, finding.at)?.serverFile ?? '?';
      return `${finding.severity} ${finding.rule} ${file}: ${'line' in finding.at ? finding.at.line.text.trim() : finding.at.start}`;
    });
    lines.push(...shown.sort());
  }
  return `${lines.join('\n')}\n`;
}

if (require.main === module) void debianFindings().then((text) => process.stdout.write(text));
