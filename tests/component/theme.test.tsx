// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followTheme } from '../../components/overlay/theme';

const life = new AbortController();

function place(): HTMLElement {
  const element = document.createElement('div');
  document.documentElement.append(element);
  followTheme(element, life.signal);
  return element;
}

afterEach(() => {
  document.documentElement.className = '';
  document.head.className = '';
  document.body.className = '';
  document.body.style.background = '';
});

describe('the panel is drawn as the portal is', () => {
  it.each(['documentElement', 'head', 'body'] as const)(
    'by the class on %s, and follows it without a reload',
    async (part) => {
      const element = place();
      expect(element.className).toBe('light');
      document[part].className = 'ext-mode-dark fxs-mode-dark fxs-theme-azure';
      await vi.waitFor(() => expect(element.className).toBe('dark'));
      document[part].className = 'fxs-mode-light';
      await vi.waitFor(() => expect(element.className).toBe('light'));
    },
  );

  it('by what the page is painted on, where no class says it', async () => {
    document.body.style.backgroundColor = 'rgb(27, 26, 25)';
    const element = place();
    expect(element.className).toBe('dark');
    document.body.style.backgroundColor = 'rgba(250, 250, 250, 1)';
    await vi.waitFor(() => expect(element.className).toBe('light'));
    document.body.style.backgroundColor = 'rgba(0, 0, 0, 0)';
    await vi.waitFor(() => expect(element.className).toBe('light'));
  });

  it('and no more once it is gone', async () => {
    const element = place();
    life.abort();
    document.body.className = 'fxs-mode-dark';
    await new Promise((resolve) => setTimeout(resolve));
    expect(element.className).toBe('light');
  });
});
