import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Deliveries } from '../../../lib/background/deliveries';
import type { DeliveryResult } from '../../../lib/delivery/types';

const origin = 'https://desk.example';
beforeEach(() => fakeBrowser.reset());

describe('the key of a delivery', () => {
  it('stays the same for the same content, also when the worker has died', async () => {
    const key = await new Deliveries().keyFor('s1', origin, 'content');
    expect(key.length).toBeGreaterThan(20);
    expect(await new Deliveries().keyFor('s1', origin, 'content')).toBe(key);
  });

  it('is another for other content, another helpdesk and another setup, and none is lost', async () => {
    const deliveries = new Deliveries();
    const asks: [string, string, string][] = [
      ['s1', origin, 'a'],
      ['s1', origin, 'b'],
      ['s1', 'https://other.example', 'a'],
      ['s2', origin, 'a'],
    ];
    const keysNow = async () => {
      const keys = [];
      for (const ask of asks) keys.push(await deliveries.keyFor(...ask));
      return keys;
    };
    const keys = await keysNow();
    expect(new Set(keys).size).toBe(asks.length);
    expect(await keysNow()).toEqual(keys);
  });

  it('is a new one after the delivery has arrived, there alone', async () => {
    const deliveries = new Deliveries();
    const key = await deliveries.keyFor('s1', origin, 'a');
    const other = await deliveries.keyFor('s1', 'https://other.example', 'a');
    await deliveries.arrived('s1', origin);
    expect(await deliveries.keyFor('s1', origin, 'a')).not.toBe(key);
    expect(await deliveries.keyFor('s1', 'https://other.example', 'a')).toBe(other);
  });

  it('is kept in memory alone, without the content, and forgotten with the setup', async () => {
    const deliveries = new Deliveries();
    await deliveries.keyFor('s1', origin, 'SECRET');
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).toBe('{}');
    const kept = JSON.stringify(await fakeBrowser.storage.session.get(null));
    expect(kept).toContain(origin);
    expect(kept).not.toContain('SECRET');
    await deliveries.forget('s1');
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });
});

describe('a second press while the first is under way', () => {
  const result: DeliveryResult = {
    ok: false,
    error: { cause: { key: 'literal' }, fix: { key: 'literal' }, status: 500, retriable: true },
  };

  it('waits for the same result', async () => {
    const deliveries = new Deliveries();
    let starts = 0;
    let finish: (result: DeliveryResult) => void = () => undefined;
    const start = () => {
      starts += 1;
      return new Promise<DeliveryResult>((resolve) => {
        finish = resolve;
      });
    };
    const presses = [deliveries.once('s1', 0, start), deliveries.once('s1', 0, start)];
    expect(starts).toBe(1);
    finish(result);
    expect(await Promise.all(presses)).toEqual([result, result]);
    void deliveries.once('s1', 0, start);
    expect(starts).toBe(2);
  });
});
