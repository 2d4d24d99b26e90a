import { offer } from './peer';

/**
 * What an extension does that hides IDs and mail addresses on the portal, for screen sharing: the text of whatever
 * changes is compared with patterns (knowledge/field.md §1.4, §3.5).
 */
const confidential = /\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b|[\w.+-]+@[\w-]+\.[\w.]+/i;

const mask = (node: Node) => {
  const text = node.textContent ?? '';
  const element = node instanceof Element ? node : node.parentElement;
  if (element && !element.firstElementChild && confidential.test(text)) element.classList.add('masked');
};

const maskAll = (root: Node) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) mask(node);
};

const observer = new MutationObserver((records) => {
  for (const { target, addedNodes } of records) {
    if (confidential.test(target.textContent ?? '')) maskAll(target);
    for (const node of addedNodes) maskAll(node);
  }
});

offer({
  show() {
    maskAll(document.body);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  },
  hide: () => observer.disconnect(),
});
