/** Methods that httpd knows by itself (include/httpd.h). */
import { terms } from './term';

export const METHODS = terms(
  ['GET', 'Fetches; a limit on it holds for HEAD too.'], ['POST', 'Sends data to be processed.'], ['HEAD', 'Fetches the head only.'], ['PUT', 'Stores the body under the address.'],
  ['DELETE', 'Deletes the resource.'], ['OPTIONS', 'Asks what is possible; browsers send it before requests to other origins.'], ['PATCH', 'Changes a part.'],
  ['CONNECT', 'Opens a tunnel through a proxy.'], ['TRACE', 'Sends the request back; see `TraceEnable`. Cannot be limited.'],
  ['PROPFIND', 'WebDAV: reads properties.'], ['PROPPATCH', 'WebDAV: changes properties.'], ['MKCOL', 'WebDAV: makes a folder.'], ['COPY', 'WebDAV: copies.'], ['MOVE', 'WebDAV: moves.'], ['LOCK', 'WebDAV: locks.'], ['UNLOCK', 'WebDAV: unlocks.'],
  ['VERSION-CONTROL', 'WebDAV: puts under version control.'], ['CHECKOUT', 'WebDAV: checks out.'], ['UNCHECKOUT', 'WebDAV: undoes a checkout.'], ['CHECKIN', 'WebDAV: checks in.'], ['UPDATE', 'WebDAV: changes the version.'], ['LABEL', 'WebDAV: labels a version.'], ['REPORT', 'WebDAV: asks for a report.'], ['MKWORKSPACE', 'WebDAV: makes a workspace.'], ['MKACTIVITY', 'WebDAV: makes an activity.'], ['BASELINE-CONTROL', 'WebDAV: puts a folder under a baseline.'], ['MERGE', 'WebDAV: merges versions.'],
);
