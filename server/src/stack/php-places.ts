/** A place in httpd's text or in another. */
import type { TextPlace } from '../base/text-file';
import type { Place } from '../httpd/config/node';

export type AnyAt = Place | TextPlace;
