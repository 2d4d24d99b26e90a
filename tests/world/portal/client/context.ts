import type { AppView, World } from '../shared/model';
import type { Fragment } from '../shared/routes';
import type { Command } from './controls/command-bar';

/** What a blade is drawn from. */
export interface BladeContext {
  world: World;
  route: Fragment;
  /** Loads the data again and draws the blade anew. */
  refresh: () => void;
}

export interface AppContext extends BladeContext {
  app: AppView;
}

export interface BladeContent {
  commands: Command[];
  content: HTMLElement;
}
