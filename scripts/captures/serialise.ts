/**
 * Runs in a page of the practice portal: gives the document as it stands, without scripts, with the state of its fields
 * as attributes and with those of its styles that decide about size, place and visibility.
 */

const kept =
  /^(display|visibility|opacity|position|inset|top|right|bottom|left|box-sizing|float|clip|clip-path|overflow|content-visibility|white-space|text-overflow|transform|font|line-height|(min-|max-)?(width|height)|(row-|column-)?gap|(flex|grid|margin|padding|justify|align)(-.*)?|font-size|content|z-index|pointer-events|--.*)$/;

function documentText(): string {
  const html = document.documentElement.cloneNode(true) as HTMLElement;
  keepFields(html);
  for (const element of html.querySelectorAll('script,style,link,noscript,meta[http-equiv]'))
    element.remove();
  // Fluent's helpers for the tab key move whenever they have the time.
  for (const helper of html.querySelectorAll('[data-tabster-dummy]')) helper.remove();
  for (const icon of html.querySelectorAll('svg')) icon.replaceChildren();
  const style = document.createElement('style');
  style.textContent = styleText();
  html.querySelector('head')?.append(style);
  return `<!doctype html>${html.outerHTML.replace(/\s*\n\s*/g, '\n')}\n`;
}

/** What an admin has typed or chosen is no attribute until now. */
function keepFields(copy: HTMLElement): void {
  const fields = 'input,textarea,option,details';
  const copies = copy.querySelectorAll(fields);
  for (const [index, field] of document.querySelectorAll(fields).entries()) {
    const target = copies[index];
    if (!target) continue;
    if (field instanceof HTMLInputElement) {
      if (field.type === 'checkbox' || field.type === 'radio')
        target.toggleAttribute('checked', field.checked);
      else target.setAttribute('value', field.value);
    } else if (field instanceof HTMLTextAreaElement) target.textContent = field.value;
    else if (field instanceof HTMLOptionElement) target.toggleAttribute('selected', field.selected);
  }
}

function styleText(): string {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const rules = sheets.flatMap((sheet) => [...sheet.cssRules].flatMap(usedRules));
  const text = rules.join('\n');
  // Themes define hundreds of variables; what is left here uses a few.
  return text.replace(/(--[\w-]+):[^;}]*;/g, (definition, name: string) =>
    text.includes(`var(${name})`) || text.includes(`var(${name},`) ? definition : '',
  );
}

function usedRules(rule: CSSRule): string[] {
  if (rule instanceof CSSMediaRule)
    return matchMedia(rule.conditionText).matches ? [...rule.cssRules].flatMap(usedRules) : [];
  if (rule instanceof CSSSupportsRule)
    return CSS.supports(rule.conditionText) ? [...rule.cssRules].flatMap(usedRules) : [];
  if (!(rule instanceof CSSStyleRule) || !isUsed(rule.selectorText)) return [];
  const declarations = [...rule.style].filter((name) => kept.test(name));
  const body = declarations.map((name) => {
    const priority = rule.style.getPropertyPriority(name) ? '!important' : '';
    return `${name}:${rule.style.getPropertyValue(name)}${priority};`;
  });
  return body.length > 0 ? [`${rule.selectorText}{${body.join('')}}`] : [];
}

/** Without its pseudo-classes, so that a rule for what is hovered or comes before counts as used. */
function isUsed(selector: string): boolean {
  const plain = selector.replace(/::?(?!not|is|where|has|root)[a-z-]+(\([^)]*\))?/g, '');
  try {
    return document.querySelector(plain) !== null;
  } catch {
    return true;
  }
}

Object.assign(globalThis, { documentText });
