import { type ChangeEvent, createElement as h, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * An approximation of ServiceOps' two forms for email servers: every field is controlled by React, some labels are tied
 * to their field and some only stand before it, the provider is a list of the page's own making, the port follows the
 * protocol and the security type, and the OAuth fields come with the choice of OAuth.
 */

type Side = 'incoming' | 'outgoing';
type Values = Record<string, string | boolean>;

const protocols = { incoming: ['IMAP', 'MAPI', 'POP3'], outgoing: ['SMTP', 'MAPI'] };
const titles = { incoming: 'Incoming Email Server', outgoing: 'Outgoing Email Server' };

const portOf = (protocol: unknown, security: unknown): string => {
  if (protocol === 'SMTP') return security === 'TLS' ? '587' : '465';
  if (protocol === 'POP3') return '995';
  return protocol === 'IMAP' ? '993' : '';
};

const initial = (side: Side): Values => ({
  Name: '',
  Email: '',
  Protocol: protocols[side][0] ?? '',
  'Email Provider': 'Gmail',
  Server: '',
  Port: '',
  'Security Type': 'None',
  'Authentication Needed': false,
  'Email Auth Type': 'Basic',
  Username: '',
  'Client ID': '',
  'Client Secret': new URLSearchParams(location.search).has('stored') ? 'the-secret-of-before' : '',
  'Authorization URL': '',
  'Token URL': '',
  Scope: '',
  'Redirect URL': `${location.origin}/oauth/callback`,
  Enabled: true,
});

const oauthFields = ['Client ID', 'Client Secret', 'Authorization URL', 'Token URL', 'Scope', 'Redirect URL'];

function Form({ side }: { side: Side }) {
  const [values, setValues] = useState(() => initial(side));
  const [said, setSaid] = useState('');
  const parameters = new URLSearchParams(location.search);
  const set = (name: string, value: string | boolean) =>
    setValues((before) => {
      const after = { ...before, [name]: value };
      if (name === 'Protocol' || name === 'Security Type')
        after.Port = portOf(after.Protocol, after['Security Type']);
      if (name === 'Server' && parameters.has('stubborn')) after.Server = 'mail.internal.example';
      return after;
    });
  const row = (label: string, field: ReactNode, tied: string | null = null) =>
    h(
      'div',
      { className: 'field', key: label },
      tied ? h('label', { htmlFor: tied }, label, ' *') : h('span', { className: 'caption' }, label, ' *'),
      h('div', { className: 'control' }, field),
    );
  const text = (label: string, type = 'text') => {
    const id = `${side}-${label.replace(/\W+/g, '-')}`;
    const isTied = oauthFields.includes(label);
    return row(
      label,
      h('input', {
        id,
        type,
        value: String(values[label]),
        placeholder: `Enter ${label}`,
        disabled: parameters.has('locked') && label === 'Scope',
        onChange: (event: ChangeEvent<HTMLInputElement>) => set(label, event.target.value),
      }),
      isTied ? id : null,
    );
  };
  const list = (label: string, choices: string[]) =>
    row(
      label,
      h(
        'select',
        {
          value: String(values[label]),
          onChange: (event: ChangeEvent<HTMLSelectElement>) => set(label, event.target.value),
        },
        choices.map((choice) => h('option', { key: choice }, choice)),
      ),
    );
  const box = (label: string) =>
    h(
      'div',
      { className: 'field', key: label },
      h('label', null, [
        h('input', {
          key: 'box',
          type: 'checkbox',
          role: 'switch',
          checked: Boolean(values[label]),
          onChange: (event: ChangeEvent<HTMLInputElement>) => set(label, event.target.checked),
        }),
        ` ${label}`,
      ]),
    );
  const send = async () => {
    await fetch(`/api/approximation/${side}`, { method: 'POST', body: JSON.stringify(values) });
    setSaid('Saved');
  };
  return h(
    'form',
    {
      className: 'drawer',
      onSubmit: (event: Event) => {
        event.preventDefault();
        void send();
      },
    },
    parameters.has('untitled') ? null : h('h2', null, `Add ${titles[side]}`),
    text('Name'),
    text('Email', 'email'),
    list('Protocol', protocols[side]),
    row(
      'Email Provider',
      h(
        'div',
        { role: 'combobox', tabIndex: 0, 'aria-expanded': false, 'aria-label': 'Email Provider' },
        values['Email Provider'],
      ),
    ),
    text('Server'),
    text('Port', 'number'),
    list('Security Type', ['None', 'SSL', 'TLS']),
    side === 'outgoing' ? box('Authentication Needed') : null,
    list('Email Auth Type', ['Basic', 'OAuth']),
    side === 'outgoing' ? text('Username') : null,
    values['Email Auth Type'] === 'OAuth'
      ? oauthFields.map((label) => text(label, label === 'Client Secret' ? 'password' : 'text'))
      : null,
    parameters.has('twins') ? text('Email') : null,
    box('Enabled'),
    h('button', { type: 'button', onClick: () => setSaid('Tested') }, 'Test Connection'),
    h('button', { type: 'submit' }, 'Save'),
    h('p', { role: 'status' }, said),
  );
}

const sides = (new URLSearchParams(location.search).get('forms') ?? 'incoming').split(',') as Side[];
createRoot(document.getElementById('app') as HTMLElement).render(
  h(
    'main',
    null,
    h('h1', null, 'Emails'),
    sides.map((side) => h('section', { key: side }, h(Form, { side }))),
  ),
);
