import { runProgram } from '@spot-serving/terraform-runner/program';

import { mirrorCommand } from './mirror/mirror-command';

void runProgram(mirrorCommand);
