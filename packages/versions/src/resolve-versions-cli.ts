import { runProgram } from '@spot-serving/terraform-runner/program';

import { resolveCommand } from './resolve/resolve-command';

void runProgram(resolveCommand);
