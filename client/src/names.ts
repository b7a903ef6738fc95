// Names that the manifest, the client and the server share.

export const languageId = 'apacheconf';
/** Every language of the manifest: what the server is started for. */
export const languageIds: readonly string[] = [languageId, 'php-ini', 'php-fpm', 'csp-ini', 'lighttpd'];
/** Section of the settings, and prefix of the commands. */
export const section = 'httpdConfig';
export const productName = 'httpd Config';
/** Scheme of the virtual documents that show a rule's page: `httpd-rule:/mpm/unlimited-child-lifetime.md`. */
export const ruleScheme = 'httpd-rule';
