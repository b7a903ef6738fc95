/** ServerAlias with wildcards: ap_strcasecmp_match (server/util.c). */

/** `*` stands for any characters, none too, `?` for exactly one; case does not count. In time linear in name × pattern. */
export function matchesName(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  const signs = pattern.toLowerCase();
  let at = 0;
  let sign = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    if (signs[sign] === '*') {
      star = ++sign;
      starAt = at;
    } else if (sign < signs.length && (signs[sign] === '?' || signs[sign] === text[at])) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star;
      at = ++starAt;
    } else return false;
  }
  while (signs[sign] === '*') sign++;
  return sign === signs.length;
}
