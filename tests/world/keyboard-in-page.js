/**
 * Runs in the page: where the keyboard is in a document or a shadow root, and what keeps a person from seeing it there
 * (WCAG 2.4.7 and 2.4.11). Null where it is nowhere in it.
 */
// biome-ignore lint/correctness/noUnusedVariables: called through in-page.ts
function focusStop(root) {
  const at = root.activeElement;
  if (!at || at === document.body) return null;
  const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
  // A radio button or a file's field is drawn by its label.
  const isDrawnByLabel = at.matches('.sr') || getComputedStyle(at).opacity === '0';
  const shown = isDrawnByLabel ? at.closest('label') : at;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
  const hit = root.elementFromPoint(x, y);
  const outlined = [shown, at.nextElementSibling].some(
    (part) => part && getComputedStyle(part).outlineStyle !== 'none',
  );
  const problems = [];
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) problems.push('out of view');
  else if (!hit || !(shown.contains(hit) || hit.contains(shown)))
    problems.push(`covered by ${hit?.outerHTML}`);
  if (!outlined) problems.push('no outline');
  return { name: name.trim().replace(/\s+/g, ' '), role: at.getAttribute('role') ?? at.localName, problems };
}

/** What can't be brought into view in a small window, or lies under something else there. */
// biome-ignore lint/correctness/noUnusedVariables: called through in-page.ts
function outOfReach(root) {
  const controls = root.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab]');
  const lost = [];
  for (const control of controls) {
    const shown =
      control.matches('.sr') || getComputedStyle(control).opacity === '0'
        ? control.closest('label')
        : control;
    if (!shown.checkVisibility() || control.matches(':disabled')) continue;
    shown.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isWhole =
      left >= 0 && right <= innerWidth && (bottom - top > innerHeight || (top >= 0 && bottom <= innerHeight));
    if (!isWhole || !hit || !(shown.contains(hit) || hit.contains(shown)))
      lost.push(
        `${control.getAttribute('aria-label') ?? control.textContent} at ${[left, top, right, bottom].map(Math.round)}`,
      );
  }
  return lost;
}
