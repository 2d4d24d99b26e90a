import { createHash } from 'node:crypto';
import { escapeHtml } from '../http';

/**
 * The pop-up "Config" of osTicket 1.18.1 with its OAuth2 plugin (osTicket/osTicket and osTicket-plugins, October 2023:
 * email-oauth2auth.tmpl.php, class.forms.php, auth-oauth2/config.php). The newer plugin is an approximation: of its
 * form only the defaults are known, and that the owner's address is gone.
 */

export type Plugin = 'old' | 'new';

export interface Instance {
  name: string;
  notes: string;
  isactive: boolean;
  /** By plain names; the secret in plain. */
  config: Record<string, string>;
}

export const pluginDefaults: Record<Plugin, Record<string, string>> = {
  old: {
    urlAuthorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    urlAccessToken: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    urlResourceOwnerDetails: 'https://outlook.office.com/api/v2.0/me',
    scopes: 'offline_access https://outlook.office.com/Mail.ReadWrite',
    attr_email: 'EmailAddress',
  },
  new: {
    urlAuthorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    urlAccessToken: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scopes:
      'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    attr_email: 'upn',
  },
};

interface Field {
  name: string;
  label: string;
  hint: string;
}

const field = (name: string, label: string, hint: string): Field => ({ name, label, hint });

export const fieldsOf = (plugin: Plugin): Field[] => [
  field('redirectUri', 'Redirect URI', 'Callback Endpoint'),
  field('clientId', 'Client Id', 'Client Identifier (Id)'),
  field('clientSecret', 'Client Secret', 'Client Secret'),
  field('urlAuthorize', 'Authorization Endpoint', 'Authorization URL'),
  field('urlAccessToken', 'Token Endpoint', 'Access Token URL'),
  ...(plugin === 'old'
    ? [field('urlResourceOwnerDetails', 'Resource Details Endpoint', 'User Details URL')]
    : []),
  field('scopes', 'Scopes', 'Comma or Space separated scopes depending on IdP requirements'),
  field(
    'attr_email',
    'Email Address Attribute',
    'Please consult your provider docs for the correct attribute to use',
  ),
];

/** The name that a field has in this session. */
export const hashedName = (session: string, name: string): string =>
  createHash('md5').update(`${session}-form-field-id-7-${name}-salt`).digest('hex').slice(-14);

/** What was posted, by plain names: the name of the session goes before the plain one. */
export function readPosted(session: string, plugin: Plugin, post: Record<string, string>) {
  const values: Record<string, string | undefined> = {};
  for (const { name } of fieldsOf(plugin)) {
    const value = post[hashedName(session, name)] ?? post[name];
    // Passwords are not trimmed; tags in a text are taken out.
    values[name] = name === 'clientSecret' ? value : value?.trim().replace(/<[^>]*>/g, '');
  }
  return values;
}

export function errorsOf(
  plugin: Plugin,
  values: Record<string, string | undefined>,
  hasSecret: boolean,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { name, label } of fieldsOf(plugin)) {
    const isRequired = name !== 'clientSecret' || !hasSecret;
    if (isRequired && !values[name]) errors[name] = `${label} is a required field`;
  }
  if (values.redirectUri && !/\/api\/auth\/oauth2$/i.test(values.redirectUri))
    errors.redirectUri = 'Must be a valid API endpont';
  if ((values.attr_email ?? '').length > 30) errors.attr_email = 'Email Address Attribute is too long';
  return errors;
}

export interface PopupModel {
  session: string;
  plugin: Plugin;
  action: string;
  address: string;
  info: { name: string; notes: string; isactive: boolean; strict: boolean };
  values: Record<string, string | undefined>;
  errors: Record<string, string>;
  hasToken: boolean;
}

const attribute = (text: string | undefined) => escapeHtml(text ?? '');

export function renderPopup({
  session,
  plugin,
  action,
  address,
  info,
  values,
  errors,
  hasToken,
}: PopupModel) {
  const rows = fieldsOf(plugin).map(({ name, label, hint }) => {
    const hashed = hashedName(session, name);
    const type = name === 'clientSecret' ? 'password' : 'text';
    return `<tr><td class="cell" colspan="12" data-field-id=""><fieldset class="field " id="field_${hashed}" data-field-id="">
<label class="required" for="_${hashed}">${label}: <span class="error">*</span></label>
<div class="field-hint-text">${hint}</div>
<input type="${type}" id="_${hashed}" name="${hashed}" value="${attribute(values[name])}"/>
${errors[name] ? `<div class="error">${errors[name]}</div>` : ''}</fieldset></td></tr>`;
  });
  return `<h3>OAuth2 Authorization</h3>
<b><a class="close" href="#"><i class="icon-remove-circle"></i></a></b><hr/>
${errors.err ? `<p id="msg_error">${escapeHtml(errors.err)}</p>` : ''}
<form method="post" action="#${action}">
<ul class="clean tabs" id="oauth-tabs"><li class="active"><a href="#info">Info</a></li><li><a href="#idp">IdP Config</a></li>${hasToken ? '<li><a href="#token">Token</a></li>' : ''}</ul>
<div id="oauth-tabs_container">
<div id="info" class="tab_content"><table class="form_table"><tbody>
<tr><td class="required">Status:</td><td><select name="isactive"><option value="1" ${info.isactive ? 'selected="selected"' : ''}>Enabled</option><option value="0" ${info.isactive ? '' : 'selected="selected"'}>Disabled</option></select></td></tr>
<tr><td class="required">Name:</td><td><input size="50" type="text" autofocus name="name" value="${attribute(info.name)}"/><span class="error">*<br/> ${errors.name ?? ''}</span></td></tr>
<tr><td><b>Email Address:</b></td><td><input size="35" type="text" name="name" disabled="disabled" value="${attribute(address)}"/>&nbsp;<input type="checkbox" name="strict_matching" ${info.strict ? 'checked="checked"' : ''}>&nbsp;Strict Matching<span class="error"><br/> ${errors.name ?? ''}</span></td></tr>
<tr><td colspan="7"><textarea name="notes" class="richtext no-bar" rows="6" cols="80">${attribute(info.notes)}</textarea></td></tr>
</tbody></table></div>
<div id="idp" class="tab_content hidden"><table class="grid form"><caption>OAuth2</caption><tbody>${rows.join('\n')}</tbody></table></div>
</div><hr/>
<p class="full-width"><span class="buttons" style="float:left"><input type="button" name="cancel" class="close" value="Cancel"></span><span class="buttons" style="float:right"><input type="submit" value="Submit"></span></p>
</form>`;
}
