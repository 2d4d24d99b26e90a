import introJs from 'intro.js';
import { offer, words } from './peer';

let tour: ReturnType<typeof introJs.tour> | undefined;
offer({
  show(element) {
    tour = introJs
      .tour()
      .setOptions({ steps: [{ element: element as HTMLElement, title: 'Authentication', intro: words }] });
    void tour.start();
  },
  hide: () => void tour?.exit(true),
});
