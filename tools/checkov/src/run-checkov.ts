import { spawnSync } from 'node:child_process';

import * as z from 'zod';

import type { Failure } from './compare';

const failed = z.object({ check_id: z.string(), check_name: z.string(), file_path: z.string(), resource: z.string() });
const report = z.object({
  check_type: z.string(),
  results: z.object({ failed_checks: z.array(failed) }),
  summary: z.object({ passed: z.number(), parsing_errors: z.number() }),
});

/** What checkov says of a folder of stacks or plans: `<stack>/<file>`. */
export interface Checked {
  readonly failures: readonly Failure[];
  readonly passed: number;
}

/**
 * Runs checkov over a folder.
 *
 * @throws Error when it could not read what it was given, or found nothing to judge: a check that judges nothing always passes
 */
export function runCheckov(program: string, folder: string, framework: 'terraform_json' | 'terraform_plan'): Checked {
  const argv = ['-d', '.', '--framework', framework, '-o', 'json', '--quiet', '--compact', '--soft-fail'];
  const { status, stdout, stderr } = spawnSync(program, argv, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`checkov ended with ${status}:\n${stderr}`);
  return readReport(JSON.parse(stdout), framework);
}

/** As {@link runCheckov}, of what it printed. */
export function readReport(json: unknown, framework: string): Checked {
  const { results, summary } = report.parse(json);
  if (summary.parsing_errors > 0)
    throw new Error(`checkov could not read ${summary.parsing_errors} files (${framework})`);
  if (summary.passed === 0) throw new Error(`checkov judged nothing (${framework})`);
  const failures = results.failed_checks.map(({ check_id: check, check_name: asks, file_path: file, resource }) => ({
    check,
    asks,
    framework,
    // In a configuration checkov writes `resource.NAME`, in a plan `TYPE.NAME`.
    resource: `${file.split('/').at(-2) ?? ''}:${resource.split('.').at(-1) ?? ''}`,
  }));
  return { failures, passed: summary.passed };
}
