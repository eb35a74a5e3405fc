import type { Program } from '@spot-serving/terraform-runner/program';

import { listCommand } from './list-command';
import { help, parseOptions } from './options';
import { publishCommand } from './publish-command';
import { verifyCommand } from './verify-command';

/** The `publish-model` program. @throws {Failure} for what the user can act on */
export const publishModel: Program = async (argv, context) => {
  const request = parseOptions(argv, context.cwd);
  if (request.kind === 'publish') return publishCommand(request, context);
  if (request.kind === 'list') return listCommand(request, context);
  if (request.kind === 'verify') return verifyCommand(request, context);
  context.stdout.write(help);
  return 0;
};
