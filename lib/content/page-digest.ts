import type { PageDigest, PageField } from '../delivery/session/types';

const mostLinks = 500;
const mostFields = 300;
const longestText = 4000;

/** What a page of a helpdesk holds, in a shape that can be sent: nothing is run, loaded or changed. */
export function digestPage(root: Document | Element): PageDigest {
  const links = [...root.querySelectorAll('a[href]')].slice(0, mostLinks).map((link) => ({
    href: cut(link.getAttribute('href')),
    text: cut(link.textContent).trim(),
  }));
  return {
    csrf:
      root.querySelector('meta[name="csrf_token"]')?.getAttribute('content') ??
      root.querySelector('input[name="__CSRFToken__"]')?.getAttribute('value') ??
      null,
    links,
    fields: fieldsOf(root).map(({ field }) => field),
    errors: errorsOf(root),
  };
}

export type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields that a form would send, in their order, with the elements that they are. */
export function fieldsOf(root: Document | Element): { field: PageField; element: FieldElement }[] {
  return [...root.querySelectorAll<FieldElement>('input, select, textarea')]
    .filter(({ name, disabled, type }) => name && !disabled && !['submit', 'button', 'image'].includes(type))
    .slice(0, mostFields)
    .map((element) => ({
      element,
      field: {
        control: controlOf(element),
        name: cut(element.name),
        value: cut(element.value),
        checked: 'checked' in element && element.checked,
        section: element.closest('.tab_content[id]')?.id ?? null,
      },
    }));
}

const controlOf = (element: FieldElement): string => {
  const tag = element.localName;
  return tag === 'input' ? element.type : tag;
};

/** Each error's words; the star of a required field is no error. */
function errorsOf(root: Document | Element): string[] {
  const texts = [...root.querySelectorAll('#msg_error, .error')]
    .filter((element) => !element.matches('li, tr, input') && !element.closest('label'))
    .map((element) =>
      cut(element.textContent)
        .replace(/^\s*\*/, '')
        .trim(),
    );
  return [...new Set(texts)].filter((text) => text !== '').slice(0, 20);
}

const cut = (text: string | null): string => (text ?? '').slice(0, longestText);
