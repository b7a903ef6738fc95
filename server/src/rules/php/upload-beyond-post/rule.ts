import { quantityOf } from '../../../php/effective/quantity';
import { ASSUMED_VERSION, heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_std_post_handler and rfc1867_post_handler (main): the whole body is compared with post_max_size first. */
export const rule: PhpRule = {
  id: 'php/upload-beyond-post',
  summary: 'Uploads that are allowed to be larger than the whole request',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const [upload, post] = [heldLine(group, 'upload_max_filesize'), heldLine(group, 'post_max_size')];
    if (upload === undefined || post === undefined) return;
    const version = group.version ?? ASSUMED_VERSION;
    const [file, body] = [quantityOf(upload.value, version), quantityOf(post.value, version)];
    if (body.value <= 0n || file.value <= body.value || file.complaint !== undefined || body.complaint !== undefined) return;
    yield {
      at: upload.valueAt, severity: 'warning', consequence: 'silent',
      message: `upload_max_filesize ${upload.written} is more than post_max_size ${post.written}: a request with such a file is larger than PHP reads, and $_POST and $_FILES stay empty.`,
      related: [{ at: post.valueAt, message: 'The limit of the whole request.' }],
      fixes: lineFix(post, `Write post_max_size ${upload.written}`, 'review', (edits) => edits.setValue(upload.written)),
    };
  },
};
