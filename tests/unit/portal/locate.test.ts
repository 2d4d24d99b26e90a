// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { locate } from '../../../lib/portal/locate';
import type { Target } from '../../../lib/portal/types';
import { loadLabels, showPage } from './captures';

const labels = loadLabels(['en', 'de']);
const find = (html: string, target: Target) => {
  showPage(`<body>${html}</body>`);
  const located = locate(document, target, labels);
  return 'element' in located ? `${located.outcome}: ${located.element.id}` : located.outcome;
};

describe('locate', () => {
  it.each<[string, string, Target]>([
    ['found: x', '<button id="x">New registration</button>', { role: 'button', label: 'newRegistration' }],
    [
      'found: x',
      '<div id="x" title="Register"><span>Register</span></div>',
      { role: 'button', label: 'register' },
    ],
    [
      'found: x',
      '<div id="x" role="button"><i>\ue710</i> Neuer geheimer Clientschlüssel</div>',
      { role: 'button', label: 'newClientSecret' },
    ],
    [
      'found: x',
      '<button id="x">Administratorzustimmung für Contoso erteilen</button>',
      { role: 'button', label: 'grantAdminConsentFor' },
    ],
    ['found: x', '<label for="x">Name *</label><input id="x">', { role: 'field', label: 'name' }],
    [
      'found: x',
      '<input id="x" aria-label="Redirect URI (optional)">',
      { role: 'field', label: 'redirectUriOptional' },
    ],
    [
      'found: x',
      '<div><label>Description</label><div><input id="x"></div></div>',
      { role: 'field', label: 'description' },
    ],
    [
      'found: x',
      '<div role="radio" id="x">Application permissions</div>',
      { role: 'choice', label: 'applicationPermissions' },
    ],
    [
      'found: x',
      '<div role="menuitem" id="x" data-telemetryname="Menu-Credentials">Clés</div>',
      { role: 'menu', telemetry: 'Menu-Credentials' },
    ],
    [
      'found: x',
      '<button role="tab" id="x">Client secrets (2)</button>',
      { role: 'tab', label: 'clientSecrets' },
    ],
    [
      'absent',
      '<a href="#">Client secrets (2)</a><button>Client secrets</button>',
      { role: 'tab', label: 'clientSecrets' },
    ],
    [
      'found: x',
      '<table><tr id="x"><td><a>Mail.Read</a></td><td>Delegated</td></tr><tr><td>Mail.Send</td></tr></table>',
      { role: 'row', text: 'Mail.Read' },
    ],
    [
      'found: x',
      '<div><label>Object ID</label><div id="x">8d1e7f60-2a3b-4c5d-8e9f-102030405060</div></div>',
      { role: 'cell', label: 'objectId' },
    ],
    ['ambiguous', '<button>Add</button><button>Add</button>', { role: 'button', label: 'add' }],
    [
      'found: x',
      '<button style="display:none">Add</button><button id="x">Add</button>',
      { role: 'button', label: 'add' },
    ],
    [
      'found: x',
      '<button>Add</button><div role="dialog"><h2>Add a client secret</h2><button id="x">Add</button></div>',
      { role: 'button', label: 'add', pane: 'add-secret' },
    ],
    [
      'collapsed: x',
      '<div><div role="button" id="x" aria-expanded="false">Manage</div><div style="display:none"><div role="menuitem" data-telemetryname="Menu-CallAnAPI">API permissions</div></div></div>',
      { role: 'menu', telemetry: 'Menu-CallAnAPI', label: 'apiPermissions' },
    ],
    ['absent', '<p>Press New registration to begin.</p>', { role: 'button', label: 'newRegistration' }],
  ])('%s in %s', (expected, html, target) => {
    expect(find(html, target)).toBe(expected);
  });
});
