/** Directives of mod_ssl that name a file or a folder which has to be there. Follows modules/ssl/ssl_engine_config.c. */
import { parseAtoi } from '../../syntax/numbers';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import { missing, pathJudge } from './files';
import { sameWord } from './handler';
import { refused } from './refused';

const FILES = [
  'sslcertificatechainfile', 'sslsessionticketkeyfile', 'sslcacertificatefile', 'sslcadnrequestfile', 'sslcarevocationfile',
  'sslproxycacertificatefile', 'sslproxycarevocationfile', 'sslproxymachinecertificatefile', 'sslproxymachinecertificatechainfile',
  'sslsrpverifierfile', 'sslocsprespondercertificatefile',
];
const FOLDERS = [
  'sslcacertificatepath', 'sslcadnrequestpath', 'sslcarevocationpath', 'sslproxycacertificatepath', 'sslproxycarevocationpath',
  'sslproxymachinecertificatepath',
];
/** Names of keys in a token are no files (modssl_is_engine_id, modules/ssl/ssl_util.c). */
const IN_TOKEN = /^pkcs11:/;

const NOTHING: readonly Problem[] = [];

function wrong(node: ConfigNode, index: number, message: string, data: object = {}): Problem[] {
  const word = node.words[index];
  const problem = refused('httpd/invalid-value', node, message, { value: word?.value ?? '', ...data });
  return [word === undefined ? problem : { ...problem, at: node.place(word) }];
}

/** ssl_cmd_SSLRandomSeed: whole kilobytes of entropy are read later, the source has to be there now. */
const randomSeed: SpecialJudge = (node, _spec, [context = '', source = '', bytes]) => {
  if (!sameWord(context, 'startup') && !sameWord(context, 'connect')) {
    return wrong(node, 0, `SSLRandomSeed: invalid context: \`${context}'`, { values: ['startup', 'connect'] });
  }
  const builtin = sameWord(source, 'builtin');
  const path = /^(?:file|exec):[^]/.test(source) ? source.slice('file:'.length) : source;
  if (/^egd:[^]/.test(source)) {
    return wrong(node, 1, `Invalid SSLRandomSeed entropy source \`${source}': This version of OpenSSL does not support the Entropy Gathering Daemon (EGD).`);
  }
  if (builtin && bytes !== undefined) return wrong(node, 2, 'SSLRandomSeed: byte specification not allowed for builtin seed source');
  const absent = builtin ? NOTHING : [missing(node, 1, path, 'path', `SSLRandomSeed: source path '${path}' does not exist`)];
  if (bytes === undefined || parseAtoi(bytes) >= 0) return absent;
  return [...absent, ...wrong(node, 2, 'SSLRandomSeed: invalid number of bytes specified')];
};

/** ssl_cmd_SSLPassPhraseDialog. */
const passPhraseDialog: SpecialJudge = (node, _spec, [word = '']) => {
  if (sameWord(word, 'builtin') || /^\|[^]/.test(word)) return NOTHING;
  if (!/^exec:[^]/.test(word)) return wrong(node, 0, 'SSLPassPhraseDialog: Invalid argument');
  const path = word.slice('exec:'.length);
  return [missing(node, 0, path, 'path', `SSLPassPhraseDialog: file '${path}' does not exist`)];
};

/** Commands of SSL_CONF_cmd (OpenSSL 3); later releases have more. */
const CONF_COMMANDS: ReadonlySet<string> = new Set([
  'signaturealgorithms', 'clientsignaturealgorithms', 'curves', 'groups', 'ecdhparameters', 'cipherstring', 'ciphersuites', 'protocol',
  'minprotocol', 'maxprotocol', 'options', 'verifymode', 'recordpadding', 'numtickets', 'chaincastore', 'verifycastore', 'requestcastore', 'clientcastore',
  'rxcertificatecompression', 'txcertificatecompression', 'preferkeyexchange',
]);
const CONF_FILES: ReadonlySet<string> = new Set([
  'certificate', 'privatekey', 'serverinfofile', 'chaincafile', 'verifycafile', 'requestcafile', 'clientcafile', 'dhparameters',
]);
const CONF_FOLDERS: ReadonlySet<string> = new Set(['chaincapath', 'verifycapath', 'requestcapath', 'clientcapath']);

/** ssl_cmd_SSLOpenSSLConfCmd. */
const confCommand: SpecialJudge = (node, spec, [command = '', value = ''], _context, { world }) => {
  const name = command.toLowerCase();
  if (CONF_FILES.has(name)) return [missing(node, 1, value, 'file', `${spec.name}: file '${value}' does not exist or is empty`)];
  if (CONF_FOLDERS.has(name)) return [missing(node, 1, value, 'directory', `${spec.name}: directory '${value}' does not exist`)];
  if (CONF_COMMANDS.has(name) || world.profile !== 'debian') return NOTHING;
  return wrong(node, 0, `'${command}': invalid OpenSSL configuration command`);
};

export const SSL_FILE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ...FILES.map((key) => [key, pathJudge('file')] as const),
  ...FOLDERS.map((key) => [key, pathJudge('directory')] as const),
  ['sslcertificatefile', pathJudge('file', IN_TOKEN)], ['sslcertificatekeyfile', pathJudge('file', IN_TOKEN)],
  ['sslrandomseed', randomSeed], ['sslpassphrasedialog', passPhraseDialog], ['sslopensslconfcmd', confCommand],
];
