import type { DestinationSpec } from '../recipes/schema';
import { testReport } from './test-record';
import type { DeliveryInput, FileKind, RenderedFile } from './types';

type Spec = Extract<DestinationSpec, { kind: 'json-file' }>;

/** The settings with what is known of their test, for helpdesks without an endpoint. Never a token or a code. */
export const settingsJson: FileKind<Spec> = {
  render(_spec: Spec, input: DeliveryInput): RenderedFile {
    const { recipe, variant, includeSecret } = input;
    const content = {
      format: 'waymark-settings',
      version: 1,
      recipe,
      variant,
      helpdeskUrl: input.helpdeskUrl,
      redirectUri: input.redirectUri,
      settings: input.settings.map(({ key, label, value, secret }) => ({
        key,
        label,
        value: secret && !includeSecret ? null : value,
        ...(secret ? { secret } : {}),
      })),
      secretIncluded: includeSecret && input.settings.some((setting) => setting.secret),
      untested: input.untested,
      test: testReport(input),
      fingerprint: input.fingerprint,
    };
    return {
      fileName: `${recipe.id}-${variant.id}.json`,
      mediaType: 'application/json',
      text: `${JSON.stringify(content, null, 2)}\n`,
    };
  },
};
