// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { digestPage } from '../../../lib/content/page-digest';
import { certainFields, readForm, valuesOf } from '../../../lib/delivery/osticket-form';
import { fieldsOf, type Plugin, pluginDefaults, renderPopup } from '../../world/helpdesk/osticket-form';

const callback = 'https://help.example/api/auth/oauth2';

const popup = (plugin: Plugin, values: Record<string, string> = {}, errors: Record<string, string> = {}) =>
  renderPopup({
    session: 'session',
    plugin,
    action: 'email/1/auth/config/mailbox/oauth2:msmail',
    address: 'a@b.example',
    info: { name: 'Mail & "more"', notes: '<i>n</i>', isactive: true, strict: true },
    values: { redirectUri: callback, ...pluginDefaults[plugin], ...values },
    errors,
    hasToken: false,
  });
const digest = (html: string) => digestPage(new DOMParser().parseFromString(html, 'text/html'));
const read = (html: string) => readForm(digest(html));

describe('the form of an email in osTicket', () => {
  it.each<[Plugin]>([['old'], ['new']])('is told by its order and what it holds: the %s plugin', (plugin) => {
    const form = read(popup(plugin));
    expect(Object.keys(form?.idp ?? {}).toSorted()).toEqual(
      fieldsOf(plugin)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(form && Object.fromEntries(valuesOf(form))).toEqual({
      redirectUri: callback,
      clientId: '',
      clientSecret: '',
      ...pluginDefaults[plugin],
      isactive: '1',
      name: 'Mail & "more"',
      strict_matching: 'on',
      notes: '<i>n</i>',
    });
  });

  const without = (plugin: Plugin, name: string) => {
    const html = popup(plugin);
    const index = fieldsOf(plugin).findIndex((field) => field.name === name);
    return html.replace(html.match(/<tr><td class="cell"[\s\S]*?<\/tr>/g)?.[index] ?? '', '');
  };

  it('may lack the attribute', () => {
    expect(read(without('new', 'attr_email'))?.idp.scopes.value).toBe(pluginDefaults.new.scopes);
  });

  it.each<[string, string]>([
    ['without a callback', popup('new', { redirectUri: 'https://help.example/' })],
    ['with one field less at its beginning', without('new', 'clientId')],
    ['without a secret', without('old', 'clientSecret')],
    ['with endpoints that are none', popup('new', { urlAuthorize: 'tenant' })],
    ['where scopes and attribute have changed places', popup('new', { scopes: 'upn', attr_email: 'a b' })],
    ['that asks for a password only', '<form><input type="password" name="passwd"></form>'],
    ['that is none', '<h1>Under maintenance</h1>'],
  ])('is not taken for one %s', (_, html) => {
    expect(read(html)).toBeNull();
  });

  it('says what is wrong in its own words, without the stars of required fields', () => {
    const errors = { clientId: 'Client Id is a required field', name: 'Name Required', err: 'Error Saving' };
    expect(digest(popup('new', {}, errors)).errors).toEqual([
      'Error Saving',
      'Name Required',
      errors.clientId,
    ]);
    expect(digest(popup('new')).errors).toEqual([]);
  });
});

describe('a form that is not known', () => {
  const certain = (html: string) => {
    const { fields } = digest(html);
    return Object.fromEntries(
      Object.entries(certainFields(fields)).map(([name, index]) => [name, fields[index ?? -1]?.value]),
    );
  };

  it('still has fields that can be nothing else', () => {
    const html = popup('new').replace(
      '</tbody></table></div>\n</div><hr/>',
      '<tr><td><input name="new" value="tenant"></td></tr></tbody></table></div>\n</div><hr/>',
    );
    expect(certain(html)).toEqual({
      redirectUri: callback,
      clientId: '',
      clientSecret: '',
      urlAuthorize: pluginDefaults.new.urlAuthorize,
      urlAccessToken: pluginDefaults.new.urlAccessToken,
      scopes: pluginDefaults.new.scopes,
    });
  });

  it('has none that could be two', () => {
    const two = popup('new') + popup('new');
    expect(certain(two)).toEqual({});
  });
});
