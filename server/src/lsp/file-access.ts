/** Where the server's files come from: this machine, or the client's file systems for everything else. */
import type { Stat } from '../httpd/config/files';
import type { FileId, FileSystem } from '../workspace/file-system';
import type { ClientFeatures } from './client-features';
import { MAX_TEXT } from './documents';
import type { Host } from './host';
import { listAt, textAt } from './params';
import { ListRequest, ReadFileRequest, StatRequest, type FileStat } from './protocol';
import { isLocal, uriOf } from './uri';

export type SendRequest = (method: string, params: unknown) => Promise<unknown>;

/** Never rejects: what cannot be found out, or is too large to look at, is `denied`. */
export function fileAccess(host: Host, client: ClientFeatures, send: SendRequest, log: (message: string) => void): FileSystem {
  const local = host.files;
  const remote = client.fileRequests ? requesting(send) : nothing;
  const choose = (file: FileId): FileSystem => (local !== undefined && isLocal(file) ? local : remote);
  return {
    read: async (file) => {
      const answer = await choose(file).read(file).catch(denied);
      if (typeof answer === 'string' || answer.bytes.length <= MAX_TEXT) return answer;
      log(`${file} has more than ${MAX_TEXT} bytes and is not read`);
      return 'denied';
    },
    list: (file) => choose(file).list(file).catch(denied),
    stat: (file) => choose(file).stat(file).catch(denied),
  };
}

const denied = (): Stat => 'denied';

const nothing: FileSystem = {
  read: () => Promise.resolve('denied'),
  list: () => Promise.resolve('denied'),
  stat: () => Promise.resolve('denied'),
};

function requesting(send: SendRequest): FileSystem {
  const ask = (method: string, file: FileId): Promise<unknown> => send(method, { uri: uriOf(file) });
  return {
    async read(file) {
      const answer = await ask(ReadFileRequest, file);
      const base64 = textAt(answer, 'base64');
      return base64 === undefined ? statIn(answer) : { file, bytes: bytesOf(base64) };
    },
    async list(file) {
      const answer = await ask(ListRequest, file);
      if (textAt(answer, 'stat') !== undefined) return statIn(answer);
      return listAt(answer, 'names').filter((name): name is string => typeof name === 'string');
    },
    async stat(file) {
      return statIn(await ask(StatRequest, file));
    },
  };
}

const STATS: readonly string[] = ['file', 'directory', 'empty', 'other', 'absent', 'denied'] satisfies FileStat[];

/** VS Code's `empty` is a file without bytes; the engine's is a folder without entries. */
function statIn(answer: unknown): Stat {
  const stat = textAt(answer, 'stat');
  if (stat === 'empty') return 'file';
  return stat !== undefined && STATS.includes(stat) ? (stat as Stat) : 'denied';
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
