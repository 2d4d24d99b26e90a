/**
 * Runs in the page, in the world that axe runs in. axe does not tell the contrast of what is drawn over a page, or scrolls:
 * this measures every text, symbol and edge of a field against what is painted under it (WCAG 1.4.3 and 1.4.11).
 * Gives one line for each that is too faint.
 */
// biome-ignore lint/correctness/noUnusedVariables: called by axe.ts
function findFaint(roots) {
  const parse = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    if (!/^rgba?\(/.test(text)) throw new Error(`a color that can't be measured: ${text}`);
    return { red, green, blue, alpha };
  };
  const over = (top, under) => {
    const mix = (part) => top[part] * top.alpha + under[part] * (1 - top.alpha);
    return { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 };
  };
  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const paintedUnder = (element) => {
    const layers = [];
    for (let node = element; node; node = parentOf(node)) {
      const layer = parse(getComputedStyle(node).backgroundColor);
      if (layer.alpha > 0) layers.unshift(layer);
      if (layer.alpha === 1) return layers.reduce((under, top) => over(top, under));
    }
    return null;
  };
  const faint = [];
  const measure = (element, what, color, least, opacity = 1, ground = element) => {
    const under = paintedUnder(ground);
    if (!under)
      return void faint.push(`${what}: nothing is painted under ${element.outerHTML.slice(0, 120)}`);
    const paint = parse(color);
    const ratio = contrast(over({ ...paint, alpha: paint.alpha * opacity }, under), under);
    if (ratio < least)
      faint.push(`${what}: ${ratio.toFixed(2)} instead of ${least}: ${element.outerHTML.slice(0, 120)}`);
  };
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 1;
  let measured = 0;
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (!isSeen(element) || element.closest(':disabled, [aria-disabled="true"]')) continue;
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const isField = element.matches(
        'input:not([type=checkbox], [type=radio], [type=file]), select, textarea',
      );
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (hasText || isField) measure(element, 'text', style.color, isLarge ? 3 : 4.5);
      if (isField) measure(element, 'edge', style.borderTopColor, 3, 1, element.parentElement);
      if (isField && element.placeholder) {
        const hint = getComputedStyle(element, '::placeholder');
        measure(element, 'placeholder', hint.color, 4.5, Number(hint.opacity));
      }
      if (element.matches('svg.icon')) measure(element, 'symbol', style.color, 3);
      if (hasText || isField) measured += 1;
    }
  }
  return { faint, measured };
}
