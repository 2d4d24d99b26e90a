const paths = {
  add: 'M8 2v12M2 8h12',
  app: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1H3zM7 14h2',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  chevronDown: 'M3 6l5 5 5-5',
  chevronLeft: 'M9 3L5 8l4 5M13 3L9 8l4 5',
  chevronRight: 'M6 3l5 5-5 5',
  close: 'M3 3l10 10M13 3L3 13',
  copy: 'M5 5h8v9H5zM3 11V2h8',
  cross: 'M4 4l8 8M12 4l-8 8',
  delete: 'M3 4h10M6 4V2h4v2M4 4l1 10h6l1-10',
  edit: 'M3 13l1-3 7-7 2 2-7 7z',
  endpoints: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12',
  gear: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v3M8 12v3M1 8h3M12 8h3M3 3l2 2M11 11l2 2M13 3l-2 2M5 11l-2 2',
  heart: 'M8 14C-2 7 5 0 8 5c3-5 10 2 0 9z',
  home: 'M2 8l6-6 6 6M4 7v7h8V7',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7v4.5M8 4.5v1',
  key: 'M6 6a3 3 0 1 0 0 .1M8 8l6 6M12 12l2-2',
  menu: 'M2 4h12M2 8h12M2 12h12',
  more: 'M3 8h.5M8 8h.5M13 8h.5',
  plug: 'M6 2v4M10 2v4M4 6h8v3a4 4 0 0 1-8 0zM8 13v2',
  refresh: 'M13 8a5 5 0 1 1-2-4M11 1v3h3',
  save: 'M2 2h10l2 2v10H2zM5 2v4h6V2M5 14V9h6v5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14',
  shield: 'M8 1.5l5 2V8c0 3-2 5-5 6.5C5 13 3 11 3 8V3.5z',
  user: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14a5.5 5.5 0 0 1 11 0',
  warning: 'M8 2l6.5 12h-13zM8 6.5v4M8 12v.5',
} as const;
export type IconName = keyof typeof paths;

const svgNamespace = 'http://www.w3.org/2000/svg';

export const icon = (name: IconName, className = ''): SVGSVGElement => {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `fxs-portal-svg practice-icon practice-icon-${name} ${className}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
};
