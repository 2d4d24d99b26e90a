import { type CompiledLabels, keysOf } from './labels';
import { cleanText } from './normalize';
import { isCut } from './shapes';
import { blockOf, valueTexts } from './text';
import { isVisible } from './visible';

/** What an address begins with. */
export const addressStart = /^\s*[a-z][a-z0-9+.-]*:\S/i;

const joints = /[/?#&=._~%:@-]/;

/**
 * The address that begins in a text: with the pieces that follow it in the same line where it is split, and in full
 * where it is cut. Null where it may go on in a way that can't be told from the next word.
 */
export function addressFrom(start: Text, labels: CompiledLabels): string | null {
  const parent = start.parentElement;
  if (!parent) return null;
  if (isCut(cleanText(start.data))) return valueTexts(parent).find((text) => !isCut(text)) ?? null;
  let address = start.data;
  if (followsWord(start, parent, labels)) return null;
  const walker = start.ownerDocument.createTreeWalker(blockOf(parent), NodeFilter.SHOW_TEXT);
  walker.currentNode = start;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const piece = node.data;
    if (!cleanText(piece) || !node.parentElement || !isVisible(node.parentElement)) continue;
    if (/\s$/.test(address) || /^\s/.test(piece) || isAside(start, node)) break;
    const joint = `${address.at(-1)}${piece[0]}`;
    if (joints.test(joint)) address += piece;
    else if (keysOf(labels, piece)) break;
    else return null;
  }
  return cleanText(address);
}

/** The end of a word that began in a piece before is no beginning. */
function followsWord(start: Text, parent: Element, labels: CompiledLabels): boolean {
  const walker = start.ownerDocument.createTreeWalker(blockOf(parent), NodeFilter.SHOW_TEXT);
  let node: Text | null = null;
  for (let next = walker.nextNode(); next && next !== start; next = walker.nextNode())
    if ((next as Text).data && next.parentElement && isVisible(next.parentElement)) node = next as Text;
  if (!node || /\s$/.test(node.data) || /^\s/.test(start.data) || !/\p{L}$/u.test(node.data)) return false;
  return !isAside(start, node) && !keysOf(labels, node.data);
}

/** Another item or block, or something to press: no part of the address. */
const isAside = (start: Text, node: Text): boolean => {
  const [before, after] = [start.parentElement, node.parentElement];
  if (!before || !after || addressStart.test(node.data)) return true;
  if (blockOf(before) !== blockOf(after) || before.closest(items) !== after.closest(items)) return true;
  return after.closest('button,[role=button],[role=img],[role=tooltip]') !== null;
};
const items = 'label,li,a,td,[role=gridcell],[role=cell]';
