import { describe, expect, it } from 'vitest';
import { findRecipe } from '../../../lib/recipes';
import type { Setup } from '../../../lib/setup/types';
import { completeSetup, onPage, rowsOf, variantOf } from './examples';
import { hint } from './hint-of';

/** A setup of a variant whose app has none of the permissions yet, or only those named. */
function lacking(recipeId: string, variantId: string, present: string[] = []): Setup {
  const recipe = findRecipe(recipeId) ?? expect.fail(recipeId);
  const rows = rowsOf(variantOf(recipe, variantId)).filter(({ name }) => present.includes(name));
  return { ...completeSetup({ permissions: onPage(rows) }), recipeId, variantId };
}

const stages = (setup: Setup) => {
  const found = hint(setup, { view: 'permissions', panes: ['permission-picker'] });
  return [found, ...(found?.alternatives ?? [])].map((stage) => [
    stage?.id,
    stage?.target.role,
    stage?.target.label ?? stage?.target.text,
  ]);
};

describe('the permission picker', () => {
  it('leads app-only access to the application permissions of Microsoft Graph', () => {
    expect(stages(lacking('freeitsm', 'app-only'))).toEqual([
      ['pick-Mail.ReadWrite', 'row', 'Mail.ReadWrite'],
      ['pick-kind', 'choice', 'applicationPermissions'],
      ['pick-api', 'button', 'microsoftGraph'],
    ]);
  });

  it('leads to an API without a tile by the tab that lists it', () => {
    expect(stages(lacking('znuny', 'client-credentials'))).toEqual([
      ['pick-IMAP.AccessAsApp', 'row', 'IMAP.AccessAsApp'],
      ['pick-kind', 'choice', 'applicationPermissions'],
      ['pick-api', 'button', 'Office 365 Exchange Online'],
      ['pick-api-row', 'row', 'Office 365 Exchange Online'],
      ['pick-api-tab', 'tab', 'organizationApis'],
    ]);
  });

  it('takes one API after the other', () => {
    const next = (present: string[]) => stages(lacking('serviceops', 'incoming-mapi', present))[0]?.[0];
    expect(next([])).toBe('pick-offline_access');
    expect(next(['offline_access'])).toBe('pick-EWS.AccessAsUser.All');
  });
});
