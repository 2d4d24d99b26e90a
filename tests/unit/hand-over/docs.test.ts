import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeHandOver } from '../../../lib/hand-over/judge';
import { blockType, wellKnownPath } from '../../../lib/hand-over/places';
import { recipes } from '../../../lib/recipes';

const guide = readFileSync('docs/hand-over.md', 'utf8');
const page = readFileSync('docs/examples/receiver/settings-page.html', 'utf8');
const origin = 'https://support.example.com';
const judge = (text: string, source: 'page' | 'well-known') =>
  judgeHandOver(text, { origin, source, recipes, now: Date.parse('2026-11-21T09:00:00Z') });

describe('docs/hand-over.md', () => {
  it('has the page of the example receiver to copy, and it is right once it is filled in', () => {
    const [, sample] = /```html\n(.*?)```/s.exec(guide) ?? [];
    expect(sample).toBe(page);
    const values = { origin, token: 'one-time-0123456789', expires: '2026-11-21T12:00:00Z' };
    const filled = page.replace(/\{\{(\w+)\}\}/g, (_, name: keyof typeof values) => values[name]);
    const [, block = ''] =
      new RegExp(`<script type="${blockType.replace('+', '\\+')}">(.*?)</script>`, 's').exec(filled) ?? [];
    expect(judge(block, 'page')).toMatchObject({ ok: true, token: values.token });
  });

  it('has a document for everybody that is right', () => {
    const [, sample = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
    expect(judge(sample, 'well-known')).toMatchObject({ ok: true, token: null });
    expect(guide).toContain(wellKnownPath);
  });
});
