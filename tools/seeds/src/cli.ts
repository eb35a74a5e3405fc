import { runProgram } from '@spot-serving/terraform-runner';

import { main } from './main';

void runProgram(main);
