import { driver } from 'driver.js';
import { offer, words } from './peer';

const tour = driver();
offer({
  show: (element) => tour.highlight({ element, popover: { title: 'Authentication', description: words } }),
  hide: () => tour.destroy(),
});
