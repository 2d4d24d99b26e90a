export { createSetup } from './create';
export { isGuid } from './guid';
export { bindCandidate, type MergeContext, mergeReading } from './merge';
export { parseSetup } from './schema';
export { dropScriptResult, mergeScriptResult } from './script-result';
export { extractSecret, type ShownSecret, summarizeSecret } from './secret';
export { settingValues } from './setting-values';
export { showsOtherApp, showsSetupsApp } from './shown-app';
export { clearTyped, setPointed, setTyped } from './typed';
