/** All refactorings of a place. */
import { extractDefine } from './extract-define';
import { extractInclude } from './extract-include';
import { inlineInclude } from './inline-include';
import type { Refactoring, Selection } from './refactoring';
import { rewriteToRedirect } from './rewrite-to-redirect';
import { wrapIfModule } from './wrap-if-module';

export interface RefactoringOptions {
  /** Whether a file is there on this machine. */
  readonly exists: (file: string) => boolean;
  /** Whether the editor can make files. */
  readonly canCreate: boolean;
  /** One step of indentation. */
  readonly unit: string;
}

export function refactoringsAt(selection: Selection, { exists, canCreate, unit }: RefactoringOptions): readonly Refactoring[] {
  const found = [
    canCreate ? extractInclude(selection, exists) : undefined, extractDefine(selection), inlineInclude(selection), wrapIfModule(selection, unit), rewriteToRedirect(selection),
  ];
  return found.filter((each) => each !== undefined);
}
