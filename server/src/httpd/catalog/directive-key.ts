/**
 * The key of a directive in the catalogue's maps: lower case, as httpd folds names when it looks them up
 * (server/config.c: ap_find_command_in_modules); a section's key keeps its angle bracket.
 */
export function directiveKey(name: string, type: 'plain' | 'section' = 'plain'): string {
  return (type === 'section' ? '<' : '') + name.toLowerCase();
}
