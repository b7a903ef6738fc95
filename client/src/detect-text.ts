// Does a text read like Apache configuration? Only a reason to ask the user, never to decide, and only looked at where name
// and place say nothing. Knows no VS Code, so that it can be tried on thousands of files.

const sectionNames = [
  'VirtualHost|Directory(?:Match)?|Location(?:Match)?|Files(?:Match)?|Proxy(?:Match)?|Limit(?:Except)?|Macro',
  'If|ElseIf|Else|IfModule|IfDefine|IfVersion|IfFile|RequireAll|RequireAny|RequireNone',
].join('|');
/** An opening tag; markup that happens to use such a name has attributes, or no argument. */
const opening = new RegExp(`^<(?:(?:Require|Else)\\w*|(?:${sectionNames})\\s+(?!\\w+=")[^>]*)>$`, 'i');
const closing = new RegExp(`^</(?:${sectionNames})>$`, 'i');

const directiveNames = [
  'DocumentRoot|Server(?:Name|Alias|Admin|Root)|DirectoryIndex|AllowOverride|ErrorDocument|Listen|Include(?:Optional)?|NameVirtualHost',
  'Rewrite(?:Engine|Rule|Cond|Base|Map)|Redirect(?:Match|Permanent)?|(?:Script)?Alias(?:Match)?|Proxy(?:Pass|PassReverse|Preserve\\w+|Requests)',
  'CustomLog|ErrorLog|TransferLog|LogLevel|LogFormat|SetEnvIf(?:NoCase)?|BrowserMatch|Header|RequestHeader|Expires(?:ByType|Active)',
  'SetHandler|AddHandler|AddType|Add(?:Output|Input)Filter(?:ByType)?|Options|Order|(?:Allow|Deny)\\s+from|Require|Auth(?:Type|Name|UserFile)',
  'SSL(?:Engine|Certificate\\w*File|Protocol|CipherSuite|Options|Session\\w+|RandomSeed)|Sec(?:Rule|Action|RuleEngine)|WSGI\\w+',
  '(?:Start|Min|Max)\\w*(?:Servers|Threads|Workers|Clients|PerChild)|ThreadsPerChild|KeepAlive(?:Timeout)?|MaxKeepAliveRequests',
  'php_(?:admin_)?(?:value|flag)',
].join('|');
const directive = new RegExp(`^(?:${directiveNames})\\s+\\S.*[^;{]$`, 'i');
/** One such line is enough: Debian's `.load` files have no other. */
const loadModule = /^LoadModule\s+\w+_module\s+\S+$/i;

/** Lines that httpd would hardly see: statements with braces or semicolons, assignments, INI sections, markup, scripts. */
const foreign = /^(\[[^\]]*\]$|<\?|<!|#!|[{}]|[\w.$-]+\s*[+:]?=|.*[;{]$|(function|import|export|if|fi|then|local)\b)/;
/** Directives of ProFTPD, whose files look like ours otherwise. */
const proftpd = /^(DefaultRoot|ServerType|PassivePorts|MaxInstances|Umask|RequireValidShell|DelayEngine|MaxLoginAttempts|<Anonymous\b)/i;

const sample = 64 * 1024;

/**
 * True when a module is loaded or at least two different signs of httpd are there, they outweigh what speaks for another
 * language, and they are more than the few lines of a prose text that happen to start with such a word.
 */
export function looksLikeApache(text: string): boolean {
  const signs = new Set<string>();
  let ours = 0;
  let theirs = 0;
  let lines = 0;
  let loads = false;
  for (const raw of text.slice(0, sample).replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || (line.startsWith('#') && !line.startsWith('#!'))) continue;
    if (proftpd.test(line)) return false;
    lines++;
    const load = loadModule.test(line);
    const word = line.replace(/[\s>].*/, '').toLowerCase();
    const closes = closing.test(line) && signs.has(word.replace('/', ''));
    if (load || closes || opening.test(line) || directive.test(line)) {
      signs.add(word);
      loads ||= load;
      ours++;
    } else if (foreign.test(line)) theirs++;
  }
  return (loads || signs.size >= 2) && ours > 2 * theirs && 5 * ours >= lines;
}
