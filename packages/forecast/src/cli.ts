import { runProgram } from '@spot-serving/terraform-runner/program';

import { main } from './command/main';

void runProgram(main);
