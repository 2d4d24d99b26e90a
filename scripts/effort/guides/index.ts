import { freeitsm } from './freeitsm';
import type { Guide } from './guide';
import { matrix42 } from './matrix42';
import { osticket } from './osticket';
import { serviceops } from './serviceops';
import { zammad } from './zammad';

export const guides: Guide[] = [freeitsm, osticket, serviceops, matrix42, zammad];
