// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type MountedPanel, mountPanel, type PanelEvents } from '../../components/overlay/mount';
import { makeContent } from './fixtures';
import { click } from './person';

let root: ShadowRoot;
let mounted: MountedPanel;

beforeEach(() => {
  const host = document.createElement('div');
  document.body.append(host);
  root = host.attachShadow({ mode: 'closed' });
  mounted = mountPanel(root, {} as PanelEvents);
});
afterEach(() => {
  mounted.unmount();
  root.host.remove();
});

/** Of an extension that is gone nothing can be asked any more. */
function orphan(): void {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  mounted.abandon();
}

describe('after an update of the extension the panel', () => {
  it('says so, and loads the page anew only when a person presses that', () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    mounted.update(makeContent());
    orphan();
    expect(root.querySelector('[role=alert]')?.textContent).toMatch(/^Waymark was updated.*copy first\./);
    const [button, ...more] = root.querySelectorAll('button');
    expect([button?.textContent, more.length]).toEqual(['Load the page anew', 0]);
    button?.click();
    expect(reload).not.toHaveBeenCalled();
    click(button as Element);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('shows nothing where it was hidden', () => {
    mounted.update(makeContent({ state: { ...makeContent().state, dismissed: true } }));
    orphan();
    expect(root.querySelector('.place')).toBeNull();
  });
});
