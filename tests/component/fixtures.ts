import { pageNames } from '../../lib/guide/portal-words';
import type { Check, Guide, Hint, Step } from '../../lib/guide/types';
import { type Message, message } from '../../lib/i18n';
import type { AppState, PanelContent } from '../../lib/messages';
import type { TestReport } from '../../lib/oauth/types';
import type { Evidence } from '../../lib/portal/types';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import type { Setup } from '../../lib/setup/types';
import { exampleReport, exampleStage } from '../example-report';

/** A setup in the middle of its way, as the background would describe it. Tests change what they are about. */

export const clientId = '5b7e3f0c-2a64-4f7d-9a31-0c4d9c1f8e21';
export const tenantId = 'c1a9d7be-77d2-4b0e-8f55-3f6f0a9b2d10';
export const redirectUri = 'https://help.example.com/api/v1/external_credentials/microsoft_graph/callback';

export const text = (words: string): Message => message('literal', words);

const evidence: Evidence = {
  view: 'overview',
  frame: 'https://sandbox-1.reactblade.portal.azure.net',
  label: 'Application (client) ID',
  raw: clientId,
};

export const makeCheck = (change: Partial<Check> = {}): Check => ({
  id: 'client-id',
  outcome: 'pass',
  advisory: false,
  reason: text('The client ID was read from the overview.'),
  fix: null,
  evidence: [evidence],
  ...change,
});

export const makeStep = (change: Partial<Step> = {}): Step => ({
  id: 'register',
  title: text('Register the app'),
  state: 'done',
  instructions: [text('Open “App registrations” and choose “New registration”.')],
  values: [],
  checks: [makeCheck()],
  view: 'register',
  ...change,
});

export const consentCheck = makeCheck({
  id: 'admin-consent',
  outcome: 'unknown',
  reason: text('Not seen yet: Waymark reads the consent from “API permissions”.'),
  fix: text('Open “API permissions” and wait until the list is there.'),
  evidence: [],
});

export const redirectCheck = makeCheck({
  id: 'redirect-uri',
  outcome: 'fail',
  reason: text('The app’s redirect URI differs from the helpdesk’s at “/callback/”.'),
  fix: text('Replace it with the value above, without the slash at the end.'),
  evidence: [{ ...evidence, view: 'authentication', label: 'Redirect URIs', raw: `${redirectUri}/` }],
});

export const makeGuide = (change: Partial<Guide> = {}): Guide => {
  const steps = change.steps ?? [
    makeStep(),
    makeStep({
      id: 'authentication',
      title: text('Set the redirect URI'),
      state: 'current',
      instructions: [
        text('Open “Authentication” and choose “Add a platform”, then “Web”.'),
        text('Enter the redirect URI exactly as shown here and choose “Configure”.'),
      ],
      values: [{ label: text('Redirect URI'), value: redirectUri }],
      checks: [
        redirectCheck,
        makeCheck({ id: 'public-client', reason: text('Public client flows are off.') }),
      ],
      view: 'authentication',
    }),
    makeStep({
      id: 'permissions',
      title: text('Add the permissions'),
      state: 'problem',
      view: 'permissions',
    }),
    makeStep({
      id: 'consent',
      title: text('Grant admin consent'),
      state: 'todo',
      checks: [consentCheck],
      view: 'permissions',
    }),
    makeStep({
      id: 'secret',
      title: text('Create a client secret'),
      state: 'todo',
      checks: [],
      view: 'secrets',
    }),
    makeStep({ id: 'test', title: text('Test the sign-in'), state: 'todo', checks: [], view: null }),
    makeStep({ id: 'deliver', title: text('Hand over to Zammad'), state: 'todo', checks: [], view: null }),
  ];
  return {
    steps,
    current: 'authentication',
    checks: steps.flatMap((step) => step.checks),
    openPoints: 3,
    redirectUri,
    ...{ readyToTest: true, secretGone: false, testIsStale: false, unlocked: false },
    fingerprint: 'f1',
    pages: pageNames,
    ...change,
  };
};

export const makeSetup = (change: Partial<Setup> = {}): Setup => ({
  schemaVersion: 1,
  id: 's1',
  purpose: 'set-up',
  recipeId: 'zammad',
  variantId: 'graph',
  answers: { helpdeskUrl: 'https://help.example.com', mailbox: 'support@example.com' },
  cloud: 'global',
  facts: {
    displayName: { value: 'Zammad helpdesk', origin: 'page', at: 1_795_000_000_000, evidence },
    clientId: { value: clientId, origin: 'page', at: 1_795_000_000_000, evidence },
    tenantId: { value: tenantId, origin: 'route', at: 1_795_000_000_000 },
    objectId: { value: '8d1c7a44-0f0e-4c0b-a6e2-1a2b3c4d5e6f', origin: 'typed', at: 1_795_000_000_000 },
    authorizationEndpoint: {
      value: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`,
      origin: 'derived',
      at: 1_795_000_000_000,
    },
  },
  partial: [],
  secret: {
    endsIn: 'x7Q',
    length: 40,
    looksLikeSecretId: false,
    origin: 'page',
    secretId: null,
    expires: '2027-11-20',
    at: 1_795_000_000_000,
    keptSafe: false,
    held: true,
  },
  candidate: null,
  test: null,
  receipts: [],
  createdAt: 1_795_000_000_000,
  updatedAt: 1_795_000_000_000,
  ...change,
});

export const hint: Hint = {
  id: 'add-platform',
  step: 'authentication',
  text: text('Choose “Add a platform”.'),
  target: { role: 'button', text: 'Add a platform' },
};

export const makeContent = (change: Partial<PanelContent> = {}): PanelContent => ({
  setup: makeSetup(),
  guide: makeGuide(),
  recipeName: 'Zammad',
  variantName: 'Microsoft 365 Graph Email',
  state: { side: 'right', top: 80, inset: 16, folded: false, dismissed: false },
  hint,
  hintOutcome: 'found',
  warnings: [],
  ...{ entries: [], ways: {}, secretMoment: null, inTheWay: [] },
  page: { view: 'authentication', problems: [], partial: [], panes: [] },
  ...change,
});

export const variant: Variant = {
  id: 'graph',
  name: 'Microsoft 365 Graph Email',
  summary: 'Reads and sends through Microsoft Graph.',
  recommended: true,
  flow: 'authorization-code',
  accountTypes: ['AzureADMyOrg'],
  redirectUri: {
    platform: 'web',
    template: '{helpdeskUrl}/api/v1/external_credentials/microsoft_graph/callback',
  },
  publicClient: false,
  secret: { advisedMonths: 12, advice: 'Note the date: mail stops when the secret expires.' },
  permissions: [
    { api: 'Microsoft Graph', name: 'Mail.ReadWrite', type: 'delegated', why: 'Reads incoming mail.' },
    { api: 'Microsoft Graph', name: 'Mail.Send', type: 'delegated', why: 'Sends replies.' },
  ],
  adminConsent: { required: true, why: 'Users may not consent to mail permissions.' },
  scopes: { values: ['openid', 'offline_access', 'Mail.ReadWrite', 'Mail.Send'], separator: ' ' },
  settings: [
    { key: 'client_id', label: 'Client ID', value: '{clientId}' },
    { key: 'client_secret', label: 'Client Secret', value: '{clientSecret}', secret: true },
    { key: 'client_tenant', label: 'Tenant UUID/Name', value: '{tenantId}' },
  ],
  destinations: [
    { kind: 'zammad-rest', provider: 'microsoft_graph' },
    { kind: 'properties-text', fileName: 'mail.properties' },
    { kind: 'json-file' },
  ],
  afterwards: ['Open Channels, choose “Add Account” and sign in as the mailbox.'],
  warnings: [
    {
      severity: 'warning',
      text: 'Zammad deletes mail from the mailbox after the import.',
      source: 'https://admin-docs.zammad.org/',
    },
    { severity: 'info', text: 'Zammad does not check the secret when it is saved.' },
  ],
};

export const recipe: Recipe = {
  schemaVersion: 1,
  id: 'zammad',
  name: 'Zammad',
  vendor: 'Zammad GmbH',
  description: 'Open-source helpdesk.',
  appName: 'Zammad helpdesk',
  questions: [
    {
      id: 'helpdeskUrl',
      label: 'Address of your Zammad',
      hint: 'As you open it in the browser.',
      kind: 'https-url',
      required: true,
      example: 'https://helpdesk.example.com',
    },
    {
      id: 'mailbox',
      label: 'Mailbox',
      hint: 'The address that Zammad reads.',
      kind: 'email',
      required: true,
      example: 'support@example.com',
    },
  ],
  prerequisites: ['You may register apps in this tenant.', 'You can sign in as the mailbox.'],
  variants: [
    variant,
    {
      ...variant,
      id: 'imap',
      name: 'Microsoft 365 IMAP Email',
      summary: 'Reads by IMAP, sends by SMTP.',
      recommended: false,
    },
  ],
  departures: [
    {
      guideSays: 'Choose accounts in any directory.',
      weDo: 'Choose your own directory only.',
      why: 'Nobody else needs the app.',
    },
  ],
  sources: [{ title: 'Zammad: Microsoft 365 Graph', url: 'https://admin-docs.zammad.org/' }],
};

export const otherRecipe: Recipe = {
  ...recipe,
  id: 'osticket',
  name: 'osTicket',
  vendor: 'Enhancesoft',
};

export const makeTest = (change: Partial<TestReport> = {}): TestReport => ({
  ...exampleReport(),
  id: 't1',
  fingerprint: 'f1',
  state: 'passed',
  stages: [
    exampleStage('discovery', 'pass', 'The tenant exists.'),
    exampleStage('sign-in', 'pass', 'support@example.com signed in.'),
  ],
  clientId,
  account: 'support@example.com',
  tenantId,
  grantedScopes: ['Mail.ReadWrite', 'Mail.Send'],
  failure: null,
  deviceCode: null,
  ...change,
});

export const makeState = (setup: Partial<Setup> = {}, guide: Partial<Guide> = {}): AppState => {
  const active = makeSetup(setup);
  return {
    recipes: [recipe, otherRecipe],
    ...{ outside: { organization: [], imported: [] }, addresses: [], supportUrl: null, mayImport: true },
    setups: [active],
    discarded: null,
    hasReminders: false,
    keptAside: [],
    active: { setup: active, recipe, variant, guide: makeGuide(guide) },
  };
};
