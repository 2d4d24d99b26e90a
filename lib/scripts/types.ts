import type { CloudId } from '../hosts';
import type { Variant } from '../recipes/schema';

export const scriptKinds = ['azure-cli', 'graph-powershell', 'terraform', 'bicep'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

/** A permission as an application object has it: `Scope` is delegated, `Role` is application. */
export interface PlannedPermission {
  name: string;
  type: 'Scope' | 'Role';
  /** Microsoft's ID; null where only the directory knows it, by the name. */
  id: string | null;
}

export interface PlannedApi {
  /** As the portal names it. */
  name: string;
  /** Null where only the directory knows it, by the name. */
  appId: string | null;
  permissions: PlannedPermission[];
}

/** What a script is to make: all that the walk through the portal makes, worked out before it starts. */
export interface ScriptPlan {
  recipeId: string;
  variantId: string;
  /** For the head of the script, in English like the recipe. */
  title: string;
  /** What the admin should know before running it. */
  notes: string[];
  cloud: CloudId;
  displayName: string;
  signInAudience: Variant['accountTypes'][number];
  /** On the platform Web; null for none. */
  redirectUri: string | null;
  publicClient: boolean;
  apis: PlannedApi[];
  /** An administrator consents to all of it at once. */
  consent: boolean;
  secret: { description: string /** As Graph writes it: `2027-11-21T00:00:00Z`. */; expires: string } | null;
}

export interface ScriptFile {
  name: string;
  text: string;
}

/** A way to make the app registration without the portal. */
export interface Script {
  files: ScriptFile[];
  /** What to enter at the prompt, in the folder with the files. The last command prints the result. */
  run: string[];
}

/** Null: this tool can't do it in this cloud, or for this plan. */
export type ScriptMaker = (plan: ScriptPlan) => Script | null;
