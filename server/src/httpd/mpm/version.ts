/**
 * Says whether a release is older than a 2.4 release, 2.2 being older than all of them.
 *
 * @param version dotted numbers such as `2.4.71`, `2.4` or `2.2`; a part that is missing or no number means the newest
 * @param patch the third number of the 2.4 release; 0 asks for anything before 2.4
 */
export function isBefore24(version: string | undefined, patch: number): boolean {
  const [major = 2, minor = 4, third = Number.POSITIVE_INFINITY] = (version ?? '').split('.').map(partOf);
  if (major !== 2) return major < 2;
  if (minor !== 4) return minor < 4;
  return third < patch;
}

function partOf(text: string): number | undefined {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? undefined : number;
}

/** Says whether a version is of the 2.2 line or older. */
export function isBefore24Line(version: string | undefined): boolean {
  return isBefore24(version, 0);
}
