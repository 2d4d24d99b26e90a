/** How elements are laid out without any style, as far as it matters. */
const natural: Record<string, string> = {
  inline:
    'a abbr b bdi bdo cite code dfn em i iframe img kbd label mark q s samp small span strong sub sup svg time u var',
  'inline-block': 'button input select textarea',
  'list-item': 'li',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td th',
  'table-row-group': 'tbody',
  'table-header-group': 'thead',
};
const naturalDisplay = new Map(
  Object.entries(natural).flatMap(([display, tags]) => tags.split(' ').map((tag) => [tag, display] as const)),
);

/** Where there is no style engine, as in a test, the tag has to tell. */
export const isInline = (element: Element): boolean =>
  /^(?:inline|contents)/.test(
    getComputedStyle(element).display || (naturalDisplay.get(element.localName) ?? 'block'),
  );

/**
 * A report has no style sheets: what can be seen, and where, is written to each element. The boxes are as large as
 * they were, since the reader goes by columns and by what is below what.
 */
export const reportStyle = '*{box-sizing:border-box;margin:0;flex:none;min-width:0}';

export function layoutOf(element: Element, style: CSSStyleDeclaration, hasLayout: boolean): string {
  if (style.display === 'none') return 'display:none';
  const parts: string[] = [];
  const tag = element.localName;
  if (style.display && style.display !== (naturalDisplay.get(tag) ?? 'block'))
    parts.push(`display:${style.display}`);
  const parent = element.parentElement;
  const inherited = parent ? getComputedStyle(parent).visibility || 'visible' : 'visible';
  if (style.visibility && style.visibility !== inherited) parts.push(`visibility:${style.visibility}`);
  if (style.opacity === '0') parts.push('opacity:0');
  if (/inset\((?:50|100)%/.test(style.clipPath)) parts.push('clip-path:inset(50%)');
  const security = style.getPropertyValue('-webkit-text-security');
  if (/^(?:disc|circle|square)$/.test(security)) parts.push(`-webkit-text-security:${security}`);
  if (hasLayout && tag !== 'body') parts.push(...boxOf(element, style));
  return parts.join(';');
}

const isPlain = (value: string): boolean =>
  /^(?:|auto|none|normal|visible|static|0px|row|nowrap)$/.test(value);

function boxOf(element: Element, style: CSSStyleDeclaration): string[] {
  const parts: string[] = [];
  const add = (name: string, value: string) => {
    if (!isPlain(value)) parts.push(`${name}:${value}`);
  };
  const isReplaced = /^(?:iframe|img|svg)$/.test(element.localName);
  if (isReplaced || !/^(?:inline|contents)$/.test(style.display)) {
    const box = element.getBoundingClientRect();
    const own = element instanceof HTMLElement ? element : null;
    parts.push(`width:${own?.offsetWidth ?? Math.round(box.width)}px`);
    parts.push(`height:${own?.offsetHeight ?? Math.round(box.height)}px`);
  }
  add('position', style.position);
  if (/^(?:fixed|absolute)$/.test(style.position)) parts.push(...placeOf(element, style));
  else if (style.position === 'relative') {
    add('left', style.left);
    add('top', style.top);
  }
  if (/^matrix\([\d\s.,e-]+\)$/.test(style.transform)) parts.push(`transform:${style.transform}`);
  if (!isPlain(style.overflowX) || !isPlain(style.overflowY))
    parts.push(`overflow:${style.overflowX} ${style.overflowY}`);
  add('float', style.cssFloat);
  if (/flex$/.test(style.display)) {
    add('flex-direction', style.flexDirection);
    add('flex-wrap', style.flexWrap);
  }
  if (/grid$/.test(style.display) && /^[\d\s.px]+$/.test(style.gridTemplateColumns))
    parts.push(`grid-template-columns:${style.gridTemplateColumns}`);
  return parts;
}

/** Where it is, from the edge that it is nearer to: the report may be opened in a window of another size. */
function placeOf(element: Element, style: CSSStyleDeclaration): string[] {
  const isLength = (value: string) => /^-?[\d.]+px$/.test(value);
  if (style.position === 'absolute') {
    return (['left', 'top'] as const).flatMap((side) =>
      isLength(style[side]) ? [`${side}:${Math.round(Number.parseFloat(style[side]))}px`] : [],
    );
  }
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isRight = left < innerWidth && left + right > innerWidth;
  const isBottom = top < innerHeight && top + bottom > innerHeight * 1.5;
  return [
    isRight ? `right:${Math.round(innerWidth - right)}px` : `left:${Math.round(left)}px`,
    isBottom ? `bottom:${Math.round(innerHeight - bottom)}px` : `top:${Math.round(top)}px`,
  ];
}
