import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callback, Journey, mailbox, type RegisteredApp, registerHelpdeskApp } from './sign-in-journey';
import { startWorld, type World } from './start';

let world: World;
let registered: RegisteredApp;
let journey: Journey;

beforeEach(async () => {
  world = await startWorld();
  registered = registerHelpdeskApp(world);
  journey = new Journey(world, registered);
});
afterEach(() => world.close());

const shownCode = (html: string) => /"strServiceExceptionMessage":"AADSTS(\d+): /.exec(html)?.[1];

describe('faults on a page, without a redirect', () => {
  const other = 'https://helpdesk.example/elsewhere';
  it.each<[string, string, Record<string, string | null>, (() => void)?]>([
    [
      '90002',
      'unknown tenant',
      {},
      () => {
        journey = new Journey(world, registered, 'fabrikam.example');
      },
    ],
    [
      '900023',
      'malformed tenant',
      {},
      () => {
        journey = new Journey(world, registered, 'nonsense');
      },
    ],
    [
      '90002',
      'another cloud',
      {},
      () => {
        journey = new Journey(world, registered, undefined, 'login.microsoftonline.us');
      },
    ],
    ['700016', 'unknown client', { client_id: crypto.randomUUID() }],
    [
      '50194',
      'single tenant at /common',
      {},
      () => {
        journey = new Journey(world, registered, 'common');
      },
    ],
    ['900971', 'no redirect URI', { redirect_uri: null }],
  ])('should show %s for %s before the sign-in', async (code, _case, changes, prepare) => {
    prepare?.();
    const page = await journey.visitor.open(await journey.authorizeUrl(changes));
    expect(page.status).toBe(200);
    expect(page.html).toContain('<meta name="PageID" content="ConvergedError" />');
    expect(shownCode(page.html)).toBe(code);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each<[string, string, Record<string, string>, (() => void)?]>([
    ['50011', 'redirect URI', { redirect_uri: other }],
    [
      '53003',
      'Conditional Access',
      {},
      () => {
        world.idp.settings.conditionalAccess = true;
      },
    ],
    [
      '50105',
      'assignment',
      {},
      () => {
        world.idp.settings.assignmentRequired = true;
      },
    ],
  ])('should show %s for %s only after the sign-in', async (code, _case, changes, prepare) => {
    prepare?.();
    const picker = await journey.visitor.open(await journey.authorizeUrl(changes));
    expect(picker.html).toContain('Pick an account');
    const page = await journey.visitor.submit(picker, { login: mailbox });
    expect(shownCode(page.html)).toBe(code);
    expect(world.log.reaching('helpdesk.example')).toEqual([]);
  });
});

describe('faults by redirect', () => {
  it.each<[string, string, Record<string, string | null>]>([
    ['invalid_scope', 'AADSTS70011', { scope: 'openid,Mail.Read' }],
    ['invalid_client', 'AADSTS650053', { scope: 'Mail.Rea' }],
    ['invalid_resource', 'AADSTS500011', { scope: 'https://outlook.example/SMTP.Send' }],
    ['invalid_request', 'AADSTS900144', { scope: null }],
    ['unsupported_response_type', 'AADSTS700054', { response_type: 'id_token' }],
  ])('should send %s, %s', async (error, text, changes) => {
    const { url } = await journey.visitor.open(await journey.authorizeUrl(changes));
    expect(url.startsWith(`${callback}?`)).toBe(true);
    const { searchParams } = new URL(url);
    expect(searchParams.get('error')).toBe(error);
    expect(searchParams.get('error_description')).toMatch(new RegExp(`^${text}: .*\\r\\nTrace ID: `));
  });
});
