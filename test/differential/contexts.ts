/** A place a directive can stand in: text before and after. `№` stands for a number of the case's own. */
export interface Context { readonly name: string; readonly before: string; readonly after: string }

const context = (name: string, before: string, after: string): Context => ({ name, before, after });
const host = (name: string, before: string, after: string): Context => {
  return context(`VirtualHost > ${name}`, `<VirtualHost 127.0.0.1:80>\nServerName v\n${before}`, `${after}</VirtualHost>\n`);
};

const DIRECTORY = ['<Directory /x>\n', '</Directory>\n'] as const;
const LOCATION = ['<Location /x>\n', '</Location>\n'] as const;
const FILES = ['<Files x>\n', '</Files>\n'] as const;
const IF = ['<If "true">\n', '</If>\n'] as const;
const LIMIT = ['<Directory /x>\n<Limit GET>\n', '</Limit>\n</Directory>\n'] as const;

/** The contexts that differ in httpd's override bits or checks. */
export const CONTEXTS: readonly Context[] = [
  context('server', '', ''),
  host('server', '', ''),
  context('Directory', ...DIRECTORY),
  context('Location', ...LOCATION),
  context('Files', ...FILES),
  context('If', ...IF),
  context('Limit', ...LIMIT),
  context('Proxy', '<Proxy http://p/>\n', '</Proxy>\n'),
  context('AuthnProviderAlias', '<AuthnProviderAlias file a№>\n', '</AuthnProviderAlias>\n'),
  context('RequireAll', '<Location /x>\n<RequireAll>\nRequire all granted\n', '</RequireAll>\n</Location>\n'),
  context('MDomainSet', '<MDomainSet d№.example>\n', '</MDomainSet>\n'),
];

/** Their relatives and combinations, which ought to behave like one of the above. */
export const MORE_CONTEXTS: readonly Context[] = [
  context('DirectoryMatch', '<DirectoryMatch ^/x>\n', '</DirectoryMatch>\n'),
  context('LocationMatch', '<LocationMatch ^/x>\n', '</LocationMatch>\n'),
  context('FilesMatch', '<FilesMatch ^x>\n', '</FilesMatch>\n'),
  context('ProxyMatch', '<ProxyMatch ^http://p/>\n', '</ProxyMatch>\n'),
  context('LimitExcept', '<Location /x>\n<LimitExcept GET>\n', '</LimitExcept>\n</Location>\n'),
  context('RequireAny', '<Directory /x>\n<RequireAny>\nRequire all granted\n', '</RequireAny>\n</Directory>\n'),
  context('RequireNone', '<Directory /x>\nRequire all granted\n<RequireNone>\nRequire all denied\n', '</RequireNone>\n</Directory>\n'),
  context('AuthzProviderAlias', '<AuthzProviderAlias ip z№ 10.0.0.1>\n', '</AuthzProviderAlias>\n'),
  host('Directory', ...DIRECTORY),
  host('Location', ...LOCATION),
  host('Proxy', '<Proxy http://p/>\n', '</Proxy>\n'),
  host('If', ...IF),
  context('Directory > Files', DIRECTORY[0] + FILES[0], FILES[1] + DIRECTORY[1]),
  context('Directory > If', DIRECTORY[0] + IF[0], IF[1] + DIRECTORY[1]),
  context('Location > If', LOCATION[0] + IF[0], IF[1] + LOCATION[1]),
  context('If > Files', IF[0] + FILES[0], FILES[1] + IF[1]),
  context('Proxy > If', `<Proxy http://p/>\n${IF[0]}`, `${IF[1]}</Proxy>\n`),
  context('Directory > IfModule', `${DIRECTORY[0]}<IfModule core.c>\n`, `</IfModule>\n${DIRECTORY[1]}`),
  context('Unknown section', '<Nonsense>\n', '</Nonsense>\n'),
];

/** Classes that AllowOverride can grant, each by itself and all together. */
export const OVERRIDES: readonly string[] = ['All', 'AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'];

/** Puts lines into a context. */
export function inContext(place: Context, lines: string, number: number): string {
  return place.before.replaceAll('№', String(number)) + lines + place.after;
}
