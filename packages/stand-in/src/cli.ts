import { runProgram } from '@spot-serving/terraform-runner';

import { main } from './program/main';

void runProgram(main);
