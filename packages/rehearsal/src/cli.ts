import { runProgram } from '@spot-serving/terraform-runner';

import { main } from './command/main';

void runProgram(main);
