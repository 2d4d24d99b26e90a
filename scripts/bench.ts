import { answerTimes } from './bench/background-start';
import { beside, printBeside } from './bench/beside';
import { type Contestant, contestants } from './bench/contestants';
import { growth } from './bench/navigations';
import { panelUpdate } from './bench/panel-update';
import { openPopup } from './bench/popup-open';
import { aim, line } from './bench/print';
import { openStage, type Stage } from './bench/stage';
import { longest } from './bench/trace';
import { walk } from './bench/walk';

/**
 * `npm run bench [-- beside|memory|popup|panel|background|walk]`: what Waymark costs, in real Chromium with the production
 * build, beside what people would otherwise load on the page. It prints and asserts nothing: docs/performance.md says
 * what to make of it.
 */

/** A frame at sixty a second, and the longest that a task may take before people feel it. Milliseconds. */
const frameTime = 1000 / 60;
const taskTime = 50;

const ms = (value: number) => `${value.toFixed(1)} ms`;

const all = await contestants();
const guide = all.find(({ name }) => name === 'Waymark, guiding') as Contestant;

const parts: Record<string, (stage: Stage) => Promise<void>> = {
  async beside(stage) {
    printBeside(all, await beside(stage, all));
  },
  async memory(stage) {
    console.log('\nKiB more on the heap than after 200 navigations between two pages\n');
    line('', ['after 500', 'after 1,000'], 22);
    for (const contestant of all)
      line(
        contestant.name,
        (await growth(stage, contestant)).map((kib) => kib.toFixed(0)),
        22,
      );
  },
  async popup(stage) {
    const { own, clock } = await openPopup(stage);
    console.log(`\nPopup: ${ms(clock)} by the clock until it is useful\n`);
    aim('popup useful within 100 ms of own work', own <= 100, ms(own));
  },
  async panel(stage) {
    const { reply, draw, own } = await panelUpdate(stage, guide);
    console.log(
      `\nPanel: ${ms(reply)} from a report to the background's word, ${ms(draw)} from there until drawn\n`,
    );
    aim('panel drawn within one frame of the observation', reply + draw <= frameTime, ms(reply + draw));
    aim('panel drawn within one frame of own work', own <= frameTime, ms(own));
  },
  async background(stage) {
    const { awake, asleep } = await answerTimes(stage);
    console.log(
      `\nBackground: first answer after ${ms(asleep.clock)} by the clock, ${ms(asleep.own)} of its thread;`,
    );
    console.log(`awake after ${ms(awake.clock)}, ${ms(awake.own)} of its thread\n`);
    aim('first answer of a background that was ended within 250 ms', asleep.clock <= 250, ms(asleep.clock));
  },
  async walk(stage) {
    const calls = await walk(stage);
    const most = longest(calls);
    const long = calls.filter(({ cost }) => cost > frameTime).length;
    console.log(
      `\nWalk over eighteen pages: ${calls.length} calls into our scripts, ${long} longer than a frame\n`,
    );
    aim('no own task on the portal over 50 ms', most <= taskTime, `longest ${ms(most)}`);
  },
};

const wanted = process.argv.slice(2);
const stage = await openStage();
try {
  for (const [name, work] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await work(stage);
  }
} finally {
  await stage.close();
}
