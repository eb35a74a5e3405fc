import { runProgram } from '@spot-serving/terraform-runner/program';

import { main } from './program/main';

void runProgram(main);
