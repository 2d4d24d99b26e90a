import type { World } from '../../shared/model';
import type { AppContext, BladeContent, BladeContext } from '../context';
import { h } from '../dom';
import { appList } from './app-list';
import { authentication } from './authentication';
import { authenticationPreview } from './authentication-preview';
import { overview } from './overview';
import { permissions } from './permissions';
import { register } from './register';
import { secrets } from './secrets';

type AppView = (context: AppContext) => BladeContent;

/** By menu ID in lower case, since IDs come in mixed case. */
export const appViews: Record<string, AppView | undefined> = {
  overview,
  credentials: secrets,
  callanapi: permissions,
  authentication: (context) =>
    context.world.settings.authenticationPage === 'preview'
      ? authenticationPreview(context)
      : authentication(context),
};

interface OtherView {
  title: (world: World) => string;
  subtitle?: (world: World) => string;
  draw: (context: BladeContext) => Promise<BladeContent>;
}

const list: OtherView = {
  title: ({ words }) => words.appRegistrations,
  subtitle: ({ tenant }) => tenant.displayName,
  draw: appList,
};

export const otherViews: Record<string, OtherView | undefined> = {
  ApplicationsListBlade: list,
  ActiveDirectoryMenuBlade: list,
  CreateApplicationBlade: {
    title: ({ words }) => words.registerAnApplication,
    draw: async (context) => register(context),
  },
};

export const placeholder = ({ world }: BladeContext): BladeContent => ({
  commands: [],
  content: h('p.practice-note', {}, world.words.notInPractice),
});
