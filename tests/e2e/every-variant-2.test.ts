import { everyVariant } from './every-variant';

everyVariant(1, 2);
