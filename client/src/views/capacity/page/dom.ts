// Elements made of values, never of markup: what a configuration says cannot become part of the page.

export type Child = Node | string | undefined | false;

/** An element with attributes (`true` sets an empty one, `undefined` and `false` none) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Readonly<Record<string, string | number | boolean | undefined>> = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly Node[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  setAttributes(made, attributes);
  made.append(...children);
  return made as SVGElement;
}

function setAttributes(target: Element, attributes: Readonly<Record<string, string | number | boolean | undefined>>): void {
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) target.setAttribute(key, value === true ? '' : String(value));
}

/** The element with an id; the page has all of them. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as T;
}

/** Replaces what is in an element. Where the focus was on something with a `data-key`, it goes to its successor. */
export function fill(target: HTMLElement, ...children: readonly Child[]): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && target.contains(focused) ? focused.dataset['key'] : undefined;
  target.replaceChildren(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  if (key !== undefined) target.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** A table with a caption for screen readers. A cell is text, or a node. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const head = element('thead', {}, element('tr', {}, ...heads.map((each) => element('th', { scope: 'col' }, each))));
  const body = element('tbody', {}, ...rows.map(([first, ...rest]) => element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map((each) => element('td', {}, each)))));
  return element('div', { class: 'scroll' }, element('table', {}, element('caption', { class: 'only-read' }, caption), head, body));
}
