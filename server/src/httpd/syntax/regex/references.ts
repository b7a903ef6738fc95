/** Checks that need the whole pattern: groups that do not exist, branches of conditions, `\K` in assertions. Follows compile_branch (pcre2_compile.c). */
import { isLookaround, type Item, type Opening } from './item';
import { MAX_GROUP } from './numbers';
import { fail, type Scan } from './state';

interface Open {
  readonly item: Opening;
  branches: number;
}

/** Refuses references to nothing. False: refused (`scan.fault`). */
export function checkReferences(scan: Scan): boolean {
  const open: Open[] = [];
  let assertions = 0;
  let branchFault: { readonly code: number; readonly at: number } | undefined;
  for (const item of scan.items) {
    if (item.kind === 'open') {
      if (!checkCondition(scan, item)) return false;
      if (isLookaround(item.group)) assertions++;
      open.push({ item, branches: 1 });
    } else if (item.kind === 'alternative') {
      const inner = open[open.length - 1];
      if (inner !== undefined) inner.branches++;
    } else if (item.kind === 'close') {
      const inner = open.pop();
      if (inner === undefined) continue;
      if (isLookaround(inner.item.group)) assertions--;
      branchFault ??= tooManyBranches(inner);
    } else if (item.kind === 'escape') {
      if (item.letter === 'K' && assertions > 0) return fail(scan, 99, item.at);
    } else if (!checkReference(scan, item)) return false;
  }
  return branchFault === undefined || fail(scan, branchFault.code, branchFault.at);
}

function checkReference(scan: Scan, item: Item): boolean {
  if (item.kind === 'reference' || item.kind === 'call') return item.group <= scan.groups || fail(scan, 15, item.at);
  if (item.kind === 'namedReference' || item.kind === 'namedCall') return isNamed(scan, item.name) || fail(scan, 15, item.at);
  return true;
}

function isNamed(scan: Scan, name: string): boolean {
  return scan.names.some((each) => each.name === name);
}

function checkCondition(scan: Scan, { group, number, name, at }: Opening): boolean {
  switch (group) {
    case 'ifNumber':
      return number <= scan.groups || fail(scan, 15, at);
    case 'ifName':
    case 'ifRecursionName':
      return isNamed(scan, name) || fail(scan, 15, at);
    case 'ifRecursionNumber': {
      if (isNamed(scan, name)) return true;
      const called = Number(name.slice(1));
      if (called > MAX_GROUP) return fail(scan, 61, at);
      return called <= scan.groups || fail(scan, 15, at);
    }
    default:
      return true;
  }
}

function tooManyBranches({ item, branches }: Open): { readonly code: number; readonly at: number } | undefined {
  if (!item.group.startsWith('if')) return undefined;
  if (item.group === 'ifDefine') return branches > 1 ? { code: 54, at: item.at } : undefined;
  return branches > 2 ? { code: 27, at: item.at } : undefined;
}
