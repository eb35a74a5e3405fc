import { runProgram } from '@spot-serving/terraform-runner/program';

import { main } from './main';

void runProgram(main);
