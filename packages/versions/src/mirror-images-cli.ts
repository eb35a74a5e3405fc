import { runProgram } from '@spot-serving/runner';
import { mirrorCommand } from './mirror/mirror-command';

void runProgram(mirrorCommand);
