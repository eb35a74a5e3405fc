import { runProgram } from '@spot-serving/terraform-runner';
import { mirrorCommand } from './mirror/mirror-command';

void runProgram(mirrorCommand);
