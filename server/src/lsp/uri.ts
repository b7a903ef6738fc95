/** URIs of editors ↔ file ids of the engine. A file of this machine has its path for an id, everything else its decoded URI. */
import type { FileId } from '../workspace/file-system';

const URI = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/;

/** The id of a document; undefined for what is no URI. Never throws. */
export function fileIdOf(uri: string): FileId | undefined {
  const match = URI.exec(uri);
  if (match === null) return undefined;
  const [, scheme = '', authority = '', rawPath = ''] = match;
  const path = decode(rawPath);
  if (scheme.toLowerCase() === 'file') {
    if (path === '' || !path.startsWith('/')) return undefined;
    if (authority !== '' && authority.toLowerCase() !== 'localhost') return `//${decode(authority)}${path}`;
    const drive = /^\/([A-Za-z]):/.exec(path);
    return withoutSlash(drive === null ? path : `${drive[1]!.toUpperCase()}${path.slice(2)}`);
  }
  // What has no path of its own, such as `untitled:Untitled-1`, stands in a folder of its scheme: everything the engine reads does.
  return withoutSlash(`${scheme}://${authority}${path.startsWith('/') ? '' : '/'}${path}`);
}

/** The URI of a file id, as VS Code writes it: escaped, and without slashes for an authority that is empty, but for `file:`. */
export function uriOf(file: FileId): string {
  const other = /^([A-Za-z][A-Za-z0-9+.-]+):(\/\/[^/]*)?(.*)$/s.exec(file);
  if (other !== null) return `${other[1]}:${other[2] === '//' ? '' : other[2] ?? ''}${encode(other[3]!)}`;
  const drive = /^([A-Za-z]):/.exec(file);
  if (drive !== null) return `file:///${drive[1]!.toLowerCase()}%3A${encode(file.slice(2))}`;
  return file.startsWith('//') ? `file:${encode(file)}` : `file://${encode(file)}`;
}

/** Whether the engine can look at the file by a path of this machine. */
export function isLocal(file: FileId): boolean {
  return !/^[A-Za-z][A-Za-z0-9+.-]+:/.test(file);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');
}

/** Folders come with and without a slash at their end. */
function withoutSlash(id: string): string {
  return id.length > 1 && id.endsWith('/') && !id.endsWith(':/') && !id.endsWith('//') ? id.slice(0, -1) : id;
}
