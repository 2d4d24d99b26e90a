import { register } from 'node:module';

// The guide's texts are looked up by the browser, which is not here: scripts/recipes/english.ts does it instead.
const hooks = `export const resolve = (specifier, context, next) =>
  specifier === '#i18n'
    ? { url: 'data:text/javascript,export const i18n = {}', shortCircuit: true }
    : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
