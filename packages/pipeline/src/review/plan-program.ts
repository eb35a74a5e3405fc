import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { findings } from '@spot-serving/guardrails/findings';
import { planReview } from '@spot-serving/plan-review';
import { type CommandContext, inWorkFolder, type Program, readManifest } from '@spot-serving/terraform-runner';

import { appName, required } from '../command/required';
import { sealerOf } from '../seal/sealer-of';
import { configurationProblems } from '../trust/configuration-problems';
import { refuseUntrusted } from '../trust/refuse-untrusted';
import { newExemptions } from './new-exemptions';
import { planGoneApp } from './plan-gone-app';

/**
 * `pipeline plan`: as `plan-review plan`, and what another job synthesized is judged by the guardrails of this program. Those of the app ran as a part
 * of it, so a pull request could have left them out. An app that the base has and the pull request has not is planned by what stands of it. What would do more than plan is refused before Terraform begins; see `refuseUntrusted`.
 */
export const planProgram: Program = async (argv, context) => {
  const synthesized = argv[argv.indexOf('--synthesized') + 1];
  if (!argv.includes('--synthesized') || synthesized === undefined) return planReview(['plan', ...argv], context);
  // It is in names of files, and it comes from the pull request.
  const app = appName(argv[argv.indexOf('--app') + 1]);
  const [reviewed, base] = without('--base-synthesized', argv);
  if (base !== undefined && !isThere(synthesized, context) && isThere(base, context)) {
    const gone = { app, base: resolve(context.cwd, base), out: outOf(argv) };
    return inWorkFolder('pipeline-plan-', (workFolder) => planGoneApp(gone, workFolder, context));
  }
  refuseUntrusted(resolve(context.cwd, synthesized), (json) => configurationProblems(json, app));
  const sealer = sealerOf('REVIEW_SEAL_KEY', context.env);
  return inWorkFolder('pipeline-plan-', async (workFolder) => {
    const file = join(workFolder, 'findings.json');
    writeFileSync(
      file,
      JSON.stringify(findingsIn(resolve(context.cwd, synthesized), base && resolve(context.cwd, base))),
    );
    return planReview(['plan', ...reviewed, '--findings', file], context, sealer);
  });
};

/** Whether an app was synthesized to a folder; one that is in the base alone is left out by the pull request. */
function isThere(folder: string, { cwd }: CommandContext): boolean {
  return existsSync(resolve(cwd, folder, 'manifest.json'));
}

const outOf = (argv: readonly string[]): string =>
  required(argv.includes('--out') ? argv[argv.indexOf('--out') + 1] : undefined, '--out DIR');

/** Findings of each stack, and what it newly sets aside, where there is a base to compare with. */
function findingsIn(folder: string, base: string | undefined): object {
  return Object.fromEntries(
    readManifest(folder).map(({ name, synthesizedStackPath: path }) => {
      const json = contentOf(join(folder, path));
      const exemptions = base === undefined ? [] : newExemptions(json, contentOf(join(base, path)));
      return [name, [...findings(json), ...exemptions]];
    }),
  );
}

/** Content of a file of JSON; undefined where there is none, as of a stack that is new. */
function contentOf(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Arguments without a switch, and its value. */
function without(name: string, argv: readonly string[]): readonly [rest: readonly string[], value: string | undefined] {
  const index = argv.indexOf(name);
  return index < 0 ? [argv, undefined] : [argv.toSpliced(index, 2), argv[index + 1]];
}
