import { type IconName, iconPaths } from '../shared/icon-paths';

export type { IconName } from '../shared/icon-paths';

const svgNamespace = 'http://www.w3.org/2000/svg';

export const icon = (name: IconName, className = ''): SVGSVGElement => {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `fxs-portal-svg practice-icon practice-icon-${name} ${className}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', iconPaths[name]);
  svg.append(path);
  return svg;
};
