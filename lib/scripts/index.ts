import { azureCli } from './azure-cli';
import { bicep } from './bicep';
import { graphPowerShell } from './graph-powershell';
import { terraform } from './terraform';
import type { Script, ScriptKind, ScriptMaker, ScriptPlan } from './types';

const makers: Record<ScriptKind, ScriptMaker> = {
  'azure-cli': azureCli,
  'graph-powershell': graphPowerShell,
  terraform,
  bicep,
};

export const makeScript = (kind: ScriptKind, plan: ScriptPlan): Script | null => makers[kind](plan);
