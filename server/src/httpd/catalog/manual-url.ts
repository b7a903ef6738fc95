import type { DirectiveSpec } from './types';

const manual = 'https://httpd.apache.org/docs/2.4/mod/';

/** The manual tells a section from a directive of a like name by a longer anchor. */
const anchors: Readonly<Record<string, string>> = { MDomainSet: 'mdomainsetsection' };

/**
 * The directive's place in the manual; its module's page when the manual leaves the directive out; undefined for
 * directives of other projects and of modules that have no page.
 */
export function manualUrl(spec: DirectiveSpec): string | undefined {
  if (spec.thirdParty || spec.status === undefined) return undefined;
  const page = `${manual}${spec.module}.html`;
  return spec.documented === false ? page : `${page}#${anchors[spec.name] ?? spec.name.toLowerCase()}`;
}
