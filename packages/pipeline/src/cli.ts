import { runProgram } from '@spot-serving/runner';

import { main } from './command/main';

void runProgram(main);
