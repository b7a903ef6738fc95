/** What decides about a client, and how Require says it. */

/** `line`: a Require line without negation, as text after `Require`; `not`: its negation, which can only take away. */
export type Formula =
  | { readonly kind: 'granted' } | { readonly kind: 'denied' }
  | { readonly kind: 'line' | 'not'; readonly text: string }
  | { readonly kind: 'any' | 'all'; readonly parts: readonly Formula[] };

export const GRANTED: Formula = { kind: 'granted' };
export const DENIED: Formula = { kind: 'denied' };

/** One of them is enough. */
export function anyOf(parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.kind === 'any' ? part.parts : [part])).filter((part) => part.kind !== 'denied');
  if (flat.some((part) => part.kind === 'granted')) return GRANTED;
  return flat.length === 0 ? DENIED : flat.length === 1 ? flat[0]! : { kind: 'any', parts: flat };
}

/** All of them are needed, in this order: what comes first refuses without asking for a password. */
export function allOf(parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.kind === 'all' ? part.parts : [part])).filter((part) => part.kind !== 'granted');
  if (flat.some((part) => part.kind === 'denied')) return DENIED;
  // Negated lines grant nothing: beside them something must (mod_authz_core.c: add_authz_section refuses a section without).
  if (flat.length > 0 && flat.every((part) => part.kind === 'not')) return { kind: 'all', parts: [GRANTED, ...flat] };
  return flat.length === 0 ? GRANTED : flat.length === 1 ? flat[0]! : { kind: 'all', parts: flat };
}

/** The lines of a formula as the only access rules of a section, where Require lines beside each other mean any of them. */
export function requireLines(formula: Formula, unit = '  '): readonly string[] {
  return formula.kind === 'any' ? formula.parts.flatMap((part) => nested(part, unit)) : nested(formula, unit);
}

function nested(formula: Formula, unit: string): string[] {
  switch (formula.kind) {
    case 'granted':
      return ['Require all granted'];
    case 'denied':
      return ['Require all denied'];
    case 'line':
      return [`Require ${formula.text}`];
    case 'not':
      return [`Require not ${formula.text}`];
    case 'any':
    case 'all': {
      const name = formula.kind === 'any' ? 'RequireAny' : 'RequireAll';
      return [`<${name}>`, ...formula.parts.flatMap((part) => nested(part, unit)).map((line) => unit + line), `</${name}>`];
    }
  }
}
