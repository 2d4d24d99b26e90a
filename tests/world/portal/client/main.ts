import { loadWorld } from '../shared/api-client';
import { startJourney } from './journey';
import { listenToFrames } from './react-frame';
import { drawShell } from './shell';

const world = await loadWorld(location.hostname);
const refresh = startJourney(drawShell(world), world);
listenToFrames(() => {
  world.settings.authenticationPage = 'classic';
  refresh();
});
