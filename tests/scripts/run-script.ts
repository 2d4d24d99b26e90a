import { makeScript } from '../../lib/scripts';
import type { ScriptKind, ScriptPlan } from '../../lib/scripts/types';
import { applyTerraform } from './apply-terraform';
import { GraphDirectory } from './graph-directory';
import { runBash } from './run-bash';
import { runPowerShell } from './run-powershell';

const azureClouds = { global: 'AzureCloud', 'us-gov': 'AzureUSGovernment', china: 'AzureChinaCloud' };

export interface Outcome {
  directory: GraphDirectory;
  /** What the admin would paste. */
  output: string;
}

/** Makes a plan's script and runs it on a model of its tool; null where there is no such script. */
export async function runScript(
  kind: ScriptKind,
  plan: ScriptPlan,
  directory = new GraphDirectory(),
): Promise<Outcome | null> {
  const script = makeScript(kind, plan);
  if (!script) return null;
  const [first = { name: '', text: '' }] = script.files;
  switch (kind) {
    case 'graph-powershell':
      return { directory, output: await runPowerShell(first.text, directory) };
    case 'terraform':
      return { directory, output: await applyTerraform(first.text, directory) };
    default: {
      const command = kind === 'bicep' ? ['deploy.sh', 'helpdesk-rg'] : [first.name];
      const { code, output, errors } = await runBash(
        script.files,
        command,
        directory,
        azureClouds[plan.cloud],
      );
      if (code !== 0) throw new Error(`the script ended with ${code}: ${errors}`);
      return { directory, output };
    }
  }
}
