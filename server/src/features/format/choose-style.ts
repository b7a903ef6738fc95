/** Which style holds for a file: the settings say first, then `.editorconfig`, then the editor, then our own defaults. */
import type { EditorConfig } from '../../workspace/editorconfig';
import type { Settings } from '../../workspace/settings';
import { DEFAULT_STYLE, type FormatStyle } from './style';

/** What an editor sends with its request. */
export interface EditorOptions {
  readonly tabSize?: number;
  readonly insertSpaces?: boolean;
  readonly trimTrailing?: boolean;
  readonly finalNewline?: boolean;
}

export function chooseStyle(settings: Settings, config: EditorConfig, editor: EditorOptions = {}): FormatStyle {
  const tabWidth = config.tabWidth ?? editor.tabSize ?? DEFAULT_STYLE.tabWidth;
  const finalNewline = config.finalNewline ?? editor.finalNewline ?? true;
  return {
    indent: settings.formatIndent === undefined ? indentOf(config, editor, tabWidth) : unit(settings.formatIndent),
    tabWidth,
    argumentGap: settings.formatArguments ?? DEFAULT_STYLE.argumentGap,
    equals: settings.formatEquals ?? DEFAULT_STYLE.equals,
    directiveCase: settings.formatDirectiveCase ?? DEFAULT_STYLE.directiveCase,
    maxBlankLines: settings.formatMaxBlankLines ?? DEFAULT_STYLE.maxBlankLines,
    trimTrailing: config.trimTrailing ?? editor.trimTrailing ?? true,
    finalNewline: finalNewline ? true : undefined,
    endOfLine: config.endOfLine,
  };
}

function unit(size: NonNullable<Settings['formatIndent']>): string {
  return size === 'tab' ? '\t' : ' '.repeat(Number(size));
}

function indentOf(config: EditorConfig, editor: EditorOptions, tabWidth: number): string {
  const usesTabs = config.indentStyle === undefined ? editor.insertSpaces === false : config.indentStyle === 'tab';
  return usesTabs ? '\t' : ' '.repeat(config.indentSize ?? (config.indentStyle === undefined ? editor.tabSize : undefined) ?? tabWidth);
}
