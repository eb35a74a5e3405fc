import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, type Program } from '@spot-serving/terraform-runner/program';

import { allTypes } from '../all-types';
import { bindingPackage, providerNames } from '../schema/binding-package';
import { startStandIn } from '../start-stand-in';
import type { UsedTypes } from '../used-types';
import { helpText, parseProgram } from './options';
import { type ReadConfiguration, readConfiguration } from './read-configuration';
import { runCommand } from './run-command';
import { terraformFiles } from './terraform-files';

/**
 * The `stand-in` program: runs a command whose Terraform finds the stand-in in place of the aws, kubernetes and helm providers.
 *
 * @returns the command's exit code
 * @throws {Failure} 2 for wrong usage, 1 for a configuration that must not or cannot be served
 */
export const main: Program = async (argv, { cwd, env, stdout, stderr }) => {
  const options = parseProgram(argv);
  if (options === undefined) {
    stdout.write(helpText);
    return 0;
  }
  const configuration = readConfiguration(terraformFiles(cwd));
  if (!options.anyBackend) refuseForeignBackend(configuration);
  const resolveFrom = bindingsFrom(cwd);
  const isAll = options.types === 'all' || (options.types === undefined && existsSync(join(cwd, 'cdktf.json')));
  const types = isAll ? allTypes(resolveFrom) : ours(configuration.types);
  const given = { resolveFrom, types, lenient: options.lenient, chartsFrom: [cwd] };
  const standIn = await startStandIn(given).catch((error: unknown) => {
    throw new Failure((error as Error).message, 1);
  });
  stderr.write(
    'Providers aws, kubernetes and helm are an offline stand-in: nothing is read from a cloud, and nothing is made.\n',
  );
  try {
    return await runCommand(options.command, cwd, {
      ...env,
      CHECKPOINT_DISABLE: '1',
      // `cdktf deploy` asks the registry for checksums otherwise, though it has all its providers.
      CDKTF_SKIP_PROVIDER_LOCK: 'true',
      TF_REATTACH_PROVIDERS: standIn.reattach,
    });
  } finally {
    await standIn.close();
  }
};

/** The project's own bindings are those that it pins. */
const bindingsFrom = (cwd: string): string =>
  providerNames.some((name) => bindingPackage(name, cwd) !== undefined) ? cwd : __dirname;

/** Terraform brings the providers of other types itself. */
function ours({ resources, dataSources }: UsedTypes): UsedTypes {
  const isOurs = (type: string): boolean => providerNames.some((name) => type.startsWith(`${name}_`));
  return { resources: new Set([...resources].filter(isOurs)), dataSources: new Set([...dataSources].filter(isOurs)) };
}

function refuseForeignBackend({ backends }: ReadConfiguration): void {
  if (backends.length === 0) return;
  throw new Failure(
    `the state of this configuration is kept in: ${backends.join(', ')}. An apply would write made-up resources into it. ` +
      'Put a file backend_override.tf beside it that says: terraform { backend "local" {} } - or pass --any-backend.',
    1,
  );
}
