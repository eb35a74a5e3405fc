import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { findings } from '@spot-serving/guardrails/findings';
import { planReview } from '@spot-serving/plan-review';
import { inWorkFolder, readManifest, type Program } from '@spot-serving/terraform-runner';

import { appName } from '../command/required';
import { sealerOf } from '../seal/sealer-of';
import { configurationProblems } from '../trust/configuration-problems';
import { refuseUntrusted } from '../trust/refuse-untrusted';

/**
 * `pipeline plan`: as `plan-review plan`, and what another job synthesized is judged by the guardrails of this program. Those of the app ran as a part
 * of it, so a pull request could have left them out. What would do more than plan is refused before Terraform begins; see `refuseUntrusted`.
 */
export const planProgram: Program = async (argv, context) => {
  const synthesized = argv[argv.indexOf('--synthesized') + 1];
  if (!argv.includes('--synthesized') || synthesized === undefined) return planReview(['plan', ...argv], context);
  // It is in names of files, and it comes from the pull request.
  const app = appName(argv[argv.indexOf('--app') + 1]);
  refuseUntrusted(resolve(context.cwd, synthesized), (json) => configurationProblems(json, app));
  const sealer = sealerOf('REVIEW_SEAL_KEY', context.env);
  if (argv.includes('--findings')) return planReview(['plan', ...argv], context, sealer);
  return inWorkFolder('pipeline-plan-', async (workFolder) => {
    const file = join(workFolder, 'findings.json');
    writeFileSync(file, JSON.stringify(findingsIn(resolve(context.cwd, synthesized))));
    return planReview(['plan', ...argv, '--findings', file], context, sealer);
  });
};

function findingsIn(folder: string): object {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  return Object.fromEntries(
    readManifest(folder).map(({ name, synthesizedStackPath }) => [name, findings(json(synthesizedStackPath))]),
  );
}
