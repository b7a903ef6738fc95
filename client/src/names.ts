// Names that the manifest, the client and the server share.

export const languageId = 'apacheconf';
/** Section of the settings, and prefix of the commands. */
export const section = 'httpdConfig';
export const productName = 'httpd Config';
/** Scheme of the virtual documents that show a rule's page: `httpd-rule:/mpm/unlimited-child-lifetime.md`. */
export const ruleScheme = 'httpd-rule';
