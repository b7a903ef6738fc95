/** Findings about numbers that httpd changes without a word. */
import type { MpmPicture, MpmSetting } from '../../stack/mpm';
import { needStopAndStart, settingEdits } from '../../stack/mpm-edits';
import type { ConfigView, Fix, Found, Safety } from '../types';
import { STOP_AND_START } from './correction';

/** The place of a number in the text. */
export function valuePlace({ node }: MpmSetting): Found['at'] {
  return node.place(node.words[0] ?? node.nameSpan);
}

/** A fix that gives directives values; none where the text cannot be changed so, or says it already. */
export function settingFix(view: ConfigView, picture: MpmPicture, safety: Safety, values: Readonly<Record<string, number>>, near?: MpmSetting): readonly Fix[] {
  const entries = Object.entries(values);
  const edits = settingEdits(view.config, picture, new Map(entries), near?.node);
  if (edits === undefined || edits.length === 0) return [];
  const lines = entries.filter(([name, value]) => picture.settings.get(name) !== value).map(([name, value]) => `${name} ${value}`).join(', ');
  const later = safety === 'review' && needStopAndStart(Object.keys(values)) ? STOP_AND_START : '';
  return [{ title: safety === 'safe' ? `Write what httpd uses: ${lines}` : `Set ${lines}${later}`, safety, edits }];
}
