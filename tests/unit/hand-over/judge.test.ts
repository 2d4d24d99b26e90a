import { describe, expect, it } from 'vitest';
import { type Circumstances, judgeHandOver, longestTokenLife } from '../../../lib/hand-over/judge';
import { longestDocument } from '../../../lib/hand-over/places';
import { recipes } from '../../../lib/recipes';

const origin = 'https://desk.example';
const now = Date.parse('2026-11-21T09:00:00Z');
const token = 'one-time-0123456789abcdef';
const whole = {
  format: 'waymark-hand-over',
  version: 1,
  recipe: 'generic',
  variant: 'imap-smtp',
  name: 'Contoso Desk',
  helpdeskUrl: `${origin}/`,
  redirectUri: `${origin}/oauth/callback`,
  mailbox: 'support@contoso.example',
  settingsEndpoint: `${origin}/api/mail-settings`,
  token,
  expires: '2026-11-21T11:00:00+01:00',
};

const judge = (document: unknown, change: Partial<Circumstances> = {}) =>
  judgeHandOver(typeof document === 'string' ? document : JSON.stringify(document), {
    origin,
    source: 'page',
    recipes,
    now,
    ...change,
  });
const judgeChanged = (change: object) => judge({ ...whole, ...change });
const reasons = (judged: ReturnType<typeof judge>) =>
  judged.ok ? 'taken' : judged.reasons.map(({ key, params = [] }) => [key, ...params].join(' '));

describe('a hand-over is taken', () => {
  it('with all that it says, for its own origin, without the token in it', () => {
    const judged = judge(whole);
    expect(judged).toEqual({
      ok: true,
      token,
      handOver: {
        origin,
        recipeId: 'generic',
        variantId: 'imap-smtp',
        name: 'Contoso Desk',
        answers: { helpdeskUrl: `${origin}/oauth/callback`, mailbox: 'support@contoso.example' },
        redirectUri: `${origin}/oauth/callback`,
        endpoint: `${origin}/api/mail-settings`,
        tokenUntil: now + 3_600_000,
      },
    });
    expect(JSON.stringify(judged.ok && judged.handOver)).not.toContain(token);
  });

  it('with the advised variant, and with the address as the recipe asks for it', () => {
    const zammad = {
      ...whole,
      recipe: 'zammad',
      variant: undefined,
      name: undefined,
      helpdeskUrl: `${origin}/desk//?a=b`,
      settingsEndpoint: undefined,
      token: undefined,
    };
    expect(judge(zammad)).toMatchObject({
      ok: true,
      token: null,
      handOver: { name: null, answers: { helpdeskUrl: `${origin}/desk` }, endpoint: null, tokenUntil: null },
    });
  });

  it('whatever the order of the recipe, and without answers that it does not ask for', () => {
    const [generic] = recipes.filter(({ id }) => id === 'generic');
    if (!generic) throw new Error('no recipe');
    const { questions, variants } = generic;
    const [other, ...more] = variants.map((variant) => ({ ...variant, recommended: undefined }));
    if (!other) throw new Error('no variant');
    const advised = { ...other, id: 'advised', recommended: true as const };
    const turned = { ...generic, questions: questions.toReversed(), variants: [other, ...more, advised] };
    const unasked = { ...generic, questions: [] };
    const document = { ...whole, variant: undefined, settingsEndpoint: undefined, token: undefined };
    expect(judge(document, { recipes: [turned] })).toMatchObject({
      handOver: {
        variantId: 'advised',
        answers: { helpdeskUrl: whole.redirectUri, mailbox: whole.mailbox },
      },
    });
    expect(judge(document, { recipes: [unasked] })).toMatchObject({ handOver: { answers: {} } });
  });

  it('up to its full length', () => {
    expect(reasons(judge(JSON.stringify(whole).padEnd(longestDocument)))).toBe('taken');
    expect(reasons(judge(JSON.stringify(whole).padEnd(longestDocument + 1)))).toEqual([
      'handOverTooLarge 16',
    ]);
  });

  it('with a token for a day at most', () => {
    expect(judgeChanged({ expires: '2030-01-01T00:00:00Z' })).toMatchObject({
      ok: true,
      handOver: { tokenUntil: now + longestTokenLife },
    });
  });

  it.each([
    ['Zoë & Søn – Hilfe'],
    ['ヘルプデスク 東京'],
    ['Помощь 24'],
    ['Помощь Desk'],
    ['हेल्प डेस्क'],
    ['مكتب المساعدة'],
    ["L'aide"],
  ])('under the name %s', (name) => {
    expect(reasons(judgeChanged({ name }))).toBe('taken');
  });
});

describe('a hand-over is refused whole, with the reason', () => {
  it.each<[string, unknown, string]>([
    ['no JSON', '{"format"', 'handOverNotJson'],
    ['a list', [], 'handOverField format'],
    ['a text', '"waymark-hand-over"', 'handOverField format'],
    ['null', 'null', 'handOverField format'],
    ['too much', { ...whole, name: 'x'.repeat(17_000) }, 'handOverTooLarge 16'],
    ['a heap of brackets', '['.repeat(16_000), 'handOverNotJson'],
    ['another format', { ...whole, format: 'x' }, 'handOverField format'],
    ['another version', { ...whole, version: 2 }, 'handOverField version'],
    ['a field that there is not', { ...whole, secret: 'x' }, 'handOverField secret'],
    ['a field that hides its name', { ...whole, '<b>\u202e': 1 }, 'handOverField ?b??'],
    ['a field with an endless name', { ...whole, ['x'.repeat(99)]: 1 }, `handOverField ${'x'.repeat(40)}`],
    ['its prototype', JSON.stringify(whole).replace('{', '{"__proto__":{},'), 'handOverField __proto__'],
    ['a wrong type', { ...whole, name: ['x'] }, 'handOverField name'],
    ['a number for a text', { ...whole, recipe: 1 }, 'handOverField recipe'],
    ['no address', { ...whole, helpdeskUrl: undefined }, 'handOverField helpdeskUrl'],
    ['a script', { ...whole, helpdeskUrl: 'javascript:alert(1)' }, 'handOverField helpdeskUrl'],
    ['data', { ...whole, settingsEndpoint: 'data:text/html,x' }, 'handOverField settingsEndpoint'],
    [
      'a backslash',
      { ...whole, redirectUri: 'https://desk.example\\@evil.example/' },
      'handOverField redirectUri',
    ],
    [
      'a letter that looks like another',
      { ...whole, redirectUri: 'https://dеsk.example/cb' },
      'handOverField redirectUri',
    ],
    ['a line break', { ...whole, redirectUri: `${origin}/\ncb` }, 'handOverField redirectUri'],
    ['a line break before', { ...whole, redirectUri: `\n${origin}/cb` }, 'handOverField redirectUri'],
    [
      'plain http',
      { ...whole, settingsEndpoint: 'http://desk.example/x' },
      'handOverUnsafe settingsEndpoint',
    ],
    ['a password', { ...whole, redirectUri: 'https://a:b@desk.example/' }, 'handOverUnsafe redirectUri'],
    ['a fragment', { ...whole, redirectUri: `${origin}/#cb` }, 'handOverUnsafe redirectUri'],
    [
      'another host',
      { ...whole, redirectUri: 'https://evil.example/cb' },
      'handOverOtherOrigin redirectUri https://evil.example https://desk.example',
    ],
    [
      'another port',
      { ...whole, settingsEndpoint: 'https://desk.example:8443/x' },
      'handOverOtherOrigin settingsEndpoint https://desk.example:8443 https://desk.example',
    ],
    [
      'a host below',
      { ...whole, helpdeskUrl: 'https://a.desk.example/' },
      'handOverOtherOrigin helpdeskUrl https://a.desk.example https://desk.example',
    ],
    ['an unknown recipe', { ...whole, recipe: 'nope' }, 'handOverRecipe nope/imap-smtp'],
    ['an unknown recipe alone', { ...whole, recipe: 'nope', variant: undefined }, 'handOverRecipe nope'],
    ['an unknown variant', { ...whole, variant: 'nope' }, 'handOverRecipe generic/nope'],
    ['no redirect URI', { ...whole, redirectUri: undefined }, 'handOverField redirectUri'],
    ['a token without an end', { ...whole, expires: undefined }, 'handOverField expires'],
    [
      'a token without an endpoint',
      { ...whole, settingsEndpoint: undefined },
      'handOverEndpoint Another helpdesk',
    ],
    [
      'an endpoint that the recipe has not',
      { ...whole, recipe: 'zammad', variant: undefined },
      'handOverEndpoint Zammad',
    ],
    ['an old token', { ...whole, expires: '2026-11-21T09:00:00Z' }, 'handOverExpired'],
    ['a day that is none', { ...whole, expires: 'tomorrow' }, 'handOverField expires'],
    ['a token with a line break', { ...whole, token: `${token}\r\nx: y` }, 'handOverField token'],
    ['a token after a line break', { ...whole, token: `x: y\r\n${token}` }, 'handOverField token'],
    ['a short token', { ...whole, token: 'short' }, 'handOverField token'],
    ['a turned name', { ...whole, name: 'Contoso \u202emoc' }, 'handOverName name'],
    ['an invisible letter', { ...whole, name: 'Con\u200btoso' }, 'handOverName name'],
    ['two alphabets in a word', { ...whole, name: 'Cоntoso' }, 'handOverName name'],
    ['two alphabets in one of its words', { ...whole, name: 'Contoso Dеsk' }, 'handOverName name'],
    ['an address for a name', { ...whole, name: 'https://contoso.example' }, 'handOverName name'],
    ['a heap of accents', { ...whole, name: `a${'\u0316'.repeat(9)}` }, 'handOverName name'],
    ['a line break in a name', { ...whole, name: 'a\nb' }, 'handOverName name'],
    ['a mailbox that is none', { ...whole, mailbox: 'a b@c.example' }, 'handOverField mailbox'],
    [
      'a mailbox and more',
      { ...whole, mailbox: 'support@contoso.example\nb@c.example' },
      'handOverField mailbox',
    ],
  ])('%s', (_, document, reason) => {
    expect(reasons(judge(document))).toContain(reason);
  });

  it('where everybody could read its token', () => {
    expect(reasons(judge(whole, { source: 'well-known' }))).toEqual(['handOverPublicToken']);
    const { token: _, expires: __, ...open } = whole;
    expect(reasons(judge(open, { source: 'well-known' }))).toBe('taken');
  });

  it('with the first five fields that there are not', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, 1]));
    expect(reasons(judgeChanged(many))).toEqual([0, 1, 2, 3, 4].map((index) => `handOverField x${index}`));
  });

  it('with every reason at once', () => {
    const judged = judgeChanged({ redirectUri: 'https://a.example/', helpdeskUrl: 'https://b.example/' });
    expect(reasons(judged)).toHaveLength(2);
  });

  it('at an endpoint of its own where the recipe has a fixed path', () => {
    const [generic] = recipes.filter(({ id }) => id === 'generic');
    if (!generic) throw new Error('no recipe');
    const withPath = generic.variants.map((variant) => ({
      ...variant,
      destinations: [{ kind: 'settings-endpoint' as const, path: '/api/mail-settings' }],
    }));
    const own = [{ ...generic, variants: withPath }];
    expect(reasons(judge(whole, { recipes: own }))).toBe('taken');
    expect(judge({ ...whole, settingsEndpoint: undefined }, { recipes: own })).toMatchObject({
      handOver: { endpoint: `${origin}/api/mail-settings` },
    });
    const elsewhere = { ...whole, settingsEndpoint: `${origin}/tickets` };
    expect(reasons(judge(elsewhere, { recipes: own }))).toEqual(['handOverEndpoint Another helpdesk']);
  });
});
