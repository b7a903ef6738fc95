/** What can be said of a condition without a running server. */
export type Truth = 'yes' | 'no' | 'maybe';

export function truthOf(value: boolean | undefined): Truth {
  return value === undefined ? 'maybe' : value ? 'yes' : 'no';
}

/** Kleene's logic: what is unknown stays unknown unless the other side decides. */
export function bothOf(left: Truth, right: Truth): Truth {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' && right === 'yes' ? 'yes' : 'maybe';
}

export function eitherOf(left: Truth, right: Truth): Truth {
  if (left === 'yes' || right === 'yes') return 'yes';
  return left === 'no' && right === 'no' ? 'no' : 'maybe';
}

export function notOf(truth: Truth): Truth {
  return truth === 'maybe' ? 'maybe' : truth === 'yes' ? 'no' : 'yes';
}
