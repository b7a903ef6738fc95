/** A CSP.ini read from a workspace. The gateway is proprietary and refuses nothing that is known. */
import type { OpenedText, Reading } from '../base/reading';

export function readGatewayRoot(root: OpenedText): Reading {
  return { files: [root], assumes: ['the gateway is as its guide says'] };
}
