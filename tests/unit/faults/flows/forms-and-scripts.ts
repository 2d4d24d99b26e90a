import { expect } from 'vitest';
import type { FillOrder, FormFiller } from '../../../../lib/form-fill/types';
import { secretText } from '../../background/bench';
import { ids } from '../../guide/examples';
import type { Injection } from '../browser-world';
import { again, type Flow, press } from '../flow';
import { expectHeld, helpdesk, type ReadyApp, readyApp, typeSecretAgain } from '../ready-app';

interface FormBench extends ReadyApp {
  tabId: number;
  /** What stands in the form's fields. */
  form: Map<number, string>;
}

const labels = ['Client ID', 'Client Secret'];

export const formFill: Flow<FormBench> = {
  async prepare() {
    const app = await readyApp(['serviceops', 'outgoing-smtp']);
    const form = new Map<number, string>();
    const filler = {
      survey: () => ({
        fields: labels.map((label, index) => ({
          field: index + 1,
          kind: 'text',
          names: [label],
          hint: '',
          name: '',
          id: '',
          sections: [],
          state: 'editable',
          value: form.get(index + 1) ?? '',
          hasValue: form.has(index + 1),
          options: [],
          chosen: -1,
          maxLength: null,
          numeric: false,
        })),
        tooMany: false,
        foreignFrames: 0,
        undoable: form.size,
      }),
      fill: ({ entries }: FillOrder) =>
        entries.map(({ field, put }) => {
          form.set(field, JSON.stringify(put));
          return { field, outcome: 'filled' };
        }),
      undo: () => [],
    } as unknown as FormFiller;
    const { id: tabId } = app.world.open({
      url: `${helpdesk}/emails`,
      run: ({ func, args = [] }: Injection) => {
        const scope = globalThis as { waymarkFiller?: FormFiller };
        scope.waymarkFiller = filler;
        const result = func ? func(...args) : null;
        delete scope.waymarkFiller;
        return [{ frameId: 0, result }];
      },
    });
    return { ...app, tabId, form };
  },
  async run({ world, form }) {
    const request = { destination: 0, untested: true };
    await press(world, {
      until: () => form.size === labels.length && (world.active?.receipts.length ?? 0) > 0,
      async by() {
        await typeSecretAgain(world);
        const looked = await again(world, { type: 'look-at-form', ...request });
        if (!looked.ok || !looked.preview) throw new Error('no form was found');
        const confirmed = looked.preview.rows.flatMap(({ key, place }) => (place ? [{ key, ...place }] : []));
        await world.ask({ type: 'fill-form', ...request, tabId: looked.preview.tabId, confirmed });
      },
    });
  },
  async check(app) {
    const { world, form } = app;
    await world.settle();
    expect([...form.values()].join()).toContain(secretText);
    expect(world.active?.receipts).toMatchObject([{ destination: 'form-fill', outcome: 'filled' }]);
    // Not saved by the admin yet: the secret is still needed.
    await expectHeld(app);
    expect(world.text('local')).not.toContain(secretText);
  },
};

const printedSecret = 'scr8Q~secretsecretsecretsecretsecretsecx';

/** As a script of an admin's own may say it: docs/schema/script-result.schema.json. */
const printed = JSON.stringify({
  format: 'waymark-script-result',
  version: 1,
  tool: 'azure-cli',
  recipe: 'generic',
  variant: 'imap-smtp',
  cloud: 'global',
  tenantId: ids.tenant,
  application: {
    clientId: ids.client,
    objectId: ids.object,
    displayName: 'Helpdesk mail',
    signInAudience: 'AzureADMyOrg',
    redirectUris: { web: [], spa: [], publicClient: [] },
    allowPublicClient: false,
    requiredResourceAccess: [],
  },
  servicePrincipalId: ids.object,
  permissionNames: [],
  delegatedGrants: [],
  appRoles: [],
  secret: { value: printedSecret, secretId: ids.secret, expires: '2027-11-20T00:00:00Z', description: null },
});

/** A script is made, and what it printed is taken. */
export const script: Flow<ReadyApp> = {
  prepare: () => readyApp(['generic', 'imap-smtp']),
  async run({ world }) {
    const made = await again(world, { type: 'make-script', tool: 'azure-cli', cloud: 'global' });
    expect(made).toMatchObject({ files: [{ text: expect.stringContaining('#!/usr/bin/env bash') }] });
    await press(world, {
      until: () => world.active?.secret?.origin === 'script',
      by: () => world.ask({ type: 'use-script-result', text: printed }),
    });
  },
  async check(app) {
    const { world } = app;
    await world.settle();
    await expectHeld(app, printedSecret);
    expect(world.text('local')).not.toContain(printedSecret);
  },
};
