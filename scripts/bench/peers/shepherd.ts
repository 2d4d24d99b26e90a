import Shepherd, { type Tour } from 'shepherd.js';
import { offer, words } from './peer';

let tour: Tour | undefined;
offer({
  show(element) {
    tour = new Shepherd.Tour({ useModalOverlay: true });
    tour.addStep({
      title: 'Authentication',
      text: words,
      attachTo: { element: element as HTMLElement, on: 'right' },
    });
    void tour.start();
  },
  hide: () => tour?.complete(),
});
