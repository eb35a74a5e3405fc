import { runProgram } from '@spot-serving/terraform-runner/program';

import { checkServing } from './check-serving';

void runProgram(checkServing, { endsAtOnce: true });
