import * as z from 'zod/mini';
import { maxLength } from '../lengths';
import { longestRecipe } from '../recipes/check/limits';

/**
 * What an organization may prescribe (`storage.managed`). Published with the package as a schema for the browser
 * (public/managed-schema.json), which takes no more than names and types; our own rules follow after.
 */
export const policySettings = {
  /** Recipes, each as the text of its file. */
  recipes: z.array(z.string().check(maxLength(longestRecipe))).check(maxLength(30)),
  /** The only helpdesks that may be connected, as in ./addresses. */
  addresses: z.array(z.string().check(maxLength(500))).check(maxLength(100)),
  /** IDs of the recipes that are offered, with those of `recipes`. Left out or empty: all. */
  helpdesks: z.array(z.string().check(maxLength(120))).check(maxLength(100)),
  /** Whether people may add recipes from files. Left out: yes. */
  allowImport: z.boolean(),
  /** Where people get help, instead of the package's own place. */
  supportUrl: z.string().check(maxLength(2000)),
};
export type PolicySetting = keyof typeof policySettings;

/** For people who set it: in the browser's list of policies, and in docs/vendors.md. */
export const policyWords: Record<PolicySetting, { title: string; description: string }> = {
  recipes: {
    title: 'Recipes',
    description: 'Recipes for your helpdesks, each as the text of its file (JSON).',
  },
  addresses: {
    title: 'Helpdesk addresses',
    description:
      'The only helpdesks that may be connected: "https://desk.example.com" for one, "https://*.example.com" for all of a domain. With a single one nobody is asked for it.',
  },
  helpdesks: {
    title: 'Helpdesks offered',
    description: 'IDs of the recipes to offer, such as "zammad". Left out: all.',
  },
  allowImport: {
    title: 'Allow recipes from files',
    description: 'Whether people may add recipes from files. Left out: true.',
  },
  supportUrl: {
    title: 'Support',
    description: 'Where people get help. An address that begins with https://.',
  },
};
