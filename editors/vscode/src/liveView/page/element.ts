// Makes elements. Text of a plan enters the page here, as text and never as markup.

/** An element with a class, attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const res = document.createElement(tag);
  if (className !== "") res.className = className;
  for (const [name, value] of Object.entries(attributes)) res.setAttribute(name, value);
  res.append(...children);
  return res;
}

/** Changes a text only where it differs, so that nothing is announced or drawn twice. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Sets or removes an attribute. */
export function setAttribute(target: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}
