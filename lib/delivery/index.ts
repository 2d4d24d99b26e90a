import { message } from '../i18n';
import type { DestinationSpec } from '../recipes/schema';
import { checklist } from './checklist';
import { envText } from './env-text';
import { frappeRest } from './frappe-rest';
import { odooShell } from './odoo-shell';
import { propertiesText } from './properties-text';
import { sealedFile } from './sealed-file';
import { sessionKinds } from './session';
import { settingsEndpoint } from './settings-endpoint';
import { settingsJson } from './settings-json';
import type {
  DeliveryDeps,
  DeliveryInput,
  DeliveryResult,
  Endpoint,
  FileKind,
  Receipt,
  RenderedFile,
} from './types';
import { yamlText } from './yaml-text';
import { zammadRest } from './zammad-rest';

type Kind = DestinationSpec['kind'];
type SpecOf<K extends Kind> = Extract<DestinationSpec, { kind: K }>;
type Destinations = { [K in Kind]?: Endpoint<SpecOf<K>> | FileKind<SpecOf<K>> };

/** One file each; a new destination is one more line here. A kind without a line is not built yet. */
const destinations: Destinations = {
  'zammad-rest': zammadRest,
  'frappe-rest': frappeRest,
  'settings-endpoint': settingsEndpoint,
  'properties-text': propertiesText,
  'env-text': envText,
  'yaml-text': yamlText,
  'odoo-shell': odooShell,
  checklist,
  'json-file': settingsJson,
};

const destinationOf = (spec: DestinationSpec) =>
  destinations[spec.kind] as Endpoint<DestinationSpec> | FileKind<DestinationSpec> | undefined;

/** Recipes name ways that are not built yet: views leave them out, and docs/helpdesks.md says so. */
export const isBuilt = (kind: Kind): boolean =>
  kind in destinations || kind === 'sealed-file' || kind in sessionKinds || onPage.includes(kind);

/** Done on the helpdesk's own page, while the admin looks on: lib/background/form-fill. */
const onPage: readonly Kind[] = ['form-fill'];

export const isFile = (spec: DestinationSpec): boolean => {
  const destination = destinationOf(spec);
  return spec.kind === 'sealed-file' || (destination !== undefined && 'render' in destination);
};

/** Sends the settings to a destination that has an endpoint. */
export async function deliver(
  spec: DestinationSpec,
  input: DeliveryInput,
  deps: DeliveryDeps,
): Promise<DeliveryResult> {
  const destination = destinationOf(spec);
  if (destination && 'deliver' in destination) return destination.deliver(spec, input, deps);
  const error = {
    cause: destination ? message('deliveryIsFileCause') : message('deliveryNotBuiltCause', spec.kind),
    fix: message(destination ? 'deliveryIsFileFix' : 'deliveryNotBuiltFix'),
    status: null,
    retriable: false,
  };
  return { ok: false, error };
}

/** Any file, also one that has to be sealed. Null for a destination that is none. @throws where it can't be sealed. */
export const makeFile = async (spec: DestinationSpec, input: DeliveryInput): Promise<RenderedFile | null> =>
  spec.kind === 'sealed-file' ? sealedFile.seal(input) : render(spec, input);

/** Null for a destination that is no file, or a sealed one. */
export function render(spec: DestinationSpec, input: DeliveryInput): RenderedFile | null {
  const destination = destinationOf(spec);
  return destination && 'render' in destination ? destination.render(spec, input) : null;
}

/** That a file was handed to the admin. */
export const receiptForFile = (
  spec: DestinationSpec,
  file: RenderedFile,
  input: DeliveryInput,
  now: number,
): Receipt => ({
  destination: spec.kind,
  target: file.fileName,
  at: now,
  outcome: 'saved',
  reference: null,
  includesSecret: input.includeSecret && input.settings.some((setting) => setting.secret),
  fingerprint: input.fingerprint,
  untested: input.untested,
  next: [],
});
