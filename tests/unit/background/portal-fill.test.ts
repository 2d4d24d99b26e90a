import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryOrder, EntrySearch, EntrySight } from '../../../lib/portal-fill';
import { reading } from '../guide/examples';
import { Bench, blade, frame, portal } from './bench';

interface Injection {
  target: { frameIds?: number[] };
  args?: [unknown, (EntrySearch | EntryOrder)?];
}

const registerPage = `${portal}#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade`;
const child = frame({ url: `${blade}React/Index`, frameId: 3 });

let bench: Bench;
/** What each frame says of the field for the name, and all that it was ordered to enter. */
let sights: Record<number, unknown>;
let entered: [frameId: number, put: unknown][];
let answer: unknown;

const inject = async ({ target, args }: Injection) => {
  const [frameId = 0] = target.frameIds ?? [];
  const order = args?.[1];
  if (!order) return [{ frameId: 0 }, { frameId: 3 }];
  if (!('put' in order)) return [{ frameId, result: sights[frameId] }];
  entered.push([frameId, order.put]);
  return [{ frameId, result: answer }];
};

const fillIn = (sender = frame()) => bench.send({ type: 'fill-in', ids: ['name'] }, sender);

beforeEach(async () => {
  bench = new Bench();
  entered = [];
  answer = ['filled'];
  await bench.startSetup();
  bench.injected.mockImplementation(inject as never);
  await bench.ready(frame(), null, registerPage);
  await bench.ready(child, 0);
  const page = { url: registerPage, frames: [0] };
  await bench.observe(reading({ view: 'register' }), page);
  await bench.observe(reading({ view: 'register' }), { ...page, position: 0, frames: [] }, child);
});

describe('what is filled in on a form of the portal', () => {
  it('goes to the one frame that has the one field', async () => {
    sights = { 0: ['absent'], 3: ['found'] };
    expect(await fillIn()).toEqual([{ id: 'name', outcome: 'filled' }]);
    expect(entered).toEqual([[3, { text: 'Zammad' }]]);
  });

  it.each<[string, Record<number, EntrySight[]>]>([
    ['two frames have such a field', { 0: ['found'], 3: ['found'] }],
    ['a frame has several', { 0: ['ambiguous'], 3: ['absent'] }],
    ['another frame may have one', { 0: ['found'], 3: ['ambiguous'] }],
    ['no frame has one', { 0: ['absent'], 3: ['absent'] }],
  ])('goes nowhere where %s', async (_, said) => {
    sights = said;
    expect(await fillIn()).toEqual([{ id: 'name', outcome: 'not-sure' }]);
    expect(entered).toEqual([]);
  });

  it.each([[null], [['yes']], ['found'], [{ length: 1, 0: 'found' }]])(
    'goes nowhere where a frame answers %j',
    async (said) => {
      sights = { 0: said, 3: said };
      expect(await fillIn()).toEqual([{ id: 'name', outcome: 'not-sure' }]);
      expect(entered).toEqual([]);
    },
  );

  it('is not said to be there on the word of a frame that answers anything', async () => {
    sights = { 0: ['found'], 3: ['absent'] };
    answer = ['filled in, trust me'];
    expect(await fillIn()).toEqual([{ id: 'name', outcome: 'not-sure' }]);
  });

  it('is asked for by the top frame alone', async () => {
    sights = { 0: ['found'], 3: ['absent'] };
    await fillIn(child);
    expect(entered).toEqual([]);
  });
});
