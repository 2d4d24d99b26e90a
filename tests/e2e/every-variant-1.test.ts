import { everyVariant } from './every-variant';

everyVariant(0, 2);
