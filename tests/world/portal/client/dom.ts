/** Builds the page without innerHTML, which the practice portal's own policy forbids. */

type TagOf<S extends string> = S extends `${infer T}.${string}` ? T : S;
type ElementOf<S extends string> =
  TagOf<S> extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[TagOf<S>] : HTMLElement;
type Attribute = string | number | boolean | undefined | ((event: never) => void);
export type Child = Node | string | null | undefined | false;

/** `h('div.a.b', { title, click: handler }, …)`: functions become listeners, false and undefined nothing. */
export const h = <S extends string>(
  spec: S,
  attributes: Record<string, Attribute> = {},
  ...children: (Child | Child[])[]
): ElementOf<S> => {
  const [tag = 'div', ...classes] = spec.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value as unknown as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element as ElementOf<S>;
};

let weave = 0;
/** Never the same twice, as in the portal: nobody may find an element by its ID. */
export const newId = (prefix = '_weave_e_'): string => `${prefix}${++weave}`;

export const hide = (element: Element, hidden: boolean): void => {
  element.classList.toggle('fxs-display-none', hidden);
};

/** A `div` that acts as a button, by mouse and keyboard: what most of the portal's buttons are. */
export const divButton = (
  spec: string,
  attributes: Record<string, Attribute>,
  onPress: () => void,
  ...children: Child[]
): HTMLElement => {
  const element: HTMLElement = h(spec, { role: 'button', tabindex: 0, ...attributes }, children);
  const press = () => {
    if (element.getAttribute('aria-disabled') !== 'true') onPress();
  };
  element.addEventListener('click', press);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  });
  return element;
};
