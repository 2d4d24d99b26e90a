import type { Badge } from './badge';
import type { Deliveries } from './deliveries';
import type { Guidance } from './guidance';
import type { HandOvers } from './hand-over/hand-overs';
import type { Injector } from './injector';
import type { Pages } from './pages';
import type { Pointing } from './pointing';
import type { Reminders } from './reminders';
import type { SetupStore } from './setup-store';
import type { TestRunner } from './test/runner';
import type { Vault } from './vault';

/** The parts of the background, each the one owner of its state. */
export interface Background {
  store: SetupStore;
  vault: Vault;
  pages: Pages;
  guidance: Guidance;
  injector: Injector;
  pointing: Pointing;
  tests: TestRunner;
  deliveries: Deliveries;
  handOvers: HandOvers;
  reminders: Reminders;
  badge: Badge;
}
