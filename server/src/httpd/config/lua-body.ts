/** The code of `<LuaHook...>` and `<LuaQuickHandler>`, which mod_lua compiles while it reads (register_named_block_function_hook). */
import { luaFault } from '../syntax/lua/check';
import type { BodyFrame } from './frames';
import { contentSpan } from './node';
import { problem, type Reader } from './reader';

/** Whether a body is Lua, and not Perl or a macro. */
export function isLuaBody(frame: BodyFrame): boolean {
  return frame.opener.key.startsWith('<lua');
}

/** Whether a line ends the code: any that begins with the tag's name (direct_chunkreader). */
export function endsLua(frame: BodyFrame, text: string): boolean {
  return text.trimStart().toLowerCase().startsWith(`</${frame.opener.key.slice(1)}`);
}

/**
 * Refuses code that no version of Lua compiles. mod_lua reads the lines of the file as they are, without joining any; code that came out of a macro, or
 * has a NUL, which ends a line there, or its end in a continued line, is left alone.
 */
export function checkLua(reader: Reader, frame: BodyFrame): void {
  const sites = frame.code ?? [];
  const texts = sites.map(({ line }) => line.raw);
  if (frame.opener.site.via !== undefined || sites.some(({ via }) => via !== undefined) || texts.some((text) => /\0|\n\s*<\//.test(text))) return;
  const fault = luaFault(texts.join(''));
  if (fault === undefined) return;
  let lines = 0;
  const index = texts.findIndex((text) => (lines += text.split('\n').length - 1) > fault.line);
  const site = sites[index];
  const at = site === undefined ? frame.opener.wholePlace : { ...site, ...contentSpan(site.line.text) };
  reader.report({ ...problem('httpd/invalid-value', at, `Lua Error: ${fault.message}`, frame.opener.site), node: frame.opener });
}
