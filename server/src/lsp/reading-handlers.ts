/** Signature help and selection ranges. */
import { MarkupKind, type SelectionRange, type SignatureHelp } from 'vscode-languageserver';
import { selectionRangesAt } from '../features/selection';
import { signaturesAt } from '../features/signature';
import type { LineRange } from '../features/view';
import { toRange, type Border } from './convert';
import { listAt, positionIn } from './params';
import type { RequestHandler } from './session';
import { positionOf, type Views } from './views';

export function readingHandlers({ withText, withView }: Views, { client }: Border): Readonly<Record<string, RequestHandler>> {
  return {
    'textDocument/signatureHelp': withView((view, params): SignatureHelp | null => {
      // A client takes a parameter that is not there for the first one: behind the last there is no help.
      const signatures = signaturesAt(view, positionOf(params)).filter(({ active }) => active !== undefined);
      if (signatures.length === 0) return null;
      return {
        activeSignature: 0, activeParameter: signatures[0]!.active!,
        signatures: signatures.map(({ label, documentation, parameters, active }) => ({
          label, activeParameter: active!,
          ...(documentation === undefined ? {} : { documentation: client.markdownSignature ? { kind: MarkupKind.Markdown, value: documentation } : documentation.replaceAll('`', '') }),
          parameters: parameters.map(({ start, end }) => ({ label: client.labelOffsets ? [start, end] : label.slice(start, end) })),
        })),
      };
    }),
    'textDocument/selectionRange': withText(({ source }, params): SelectionRange[] => listAt(params, 'positions').map((given) => {
      const position = positionIn(given) ?? { line: 0, column: 0 };
      const ranges = selectionRangesAt(source, position);
      return nested(ranges.length === 0 ? [{ start: position, end: position }] : ranges);
    })),
  };
}

function nested(ranges: readonly LineRange[]): SelectionRange {
  return ranges.reduceRight<SelectionRange | undefined>((parent, range) => ({ range: toRange(range), ...(parent === undefined ? {} : { parent }) }), undefined)!;
}
