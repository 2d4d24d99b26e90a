import { loadWorld } from '../shared/api-client';
import { startJourney } from './journey';
import { listenToFrames } from './react-frame';
import { drawShell } from './shell';

const world = await loadWorld(location.hostname);
listenToFrames();
startJourney(drawShell(world), world);
