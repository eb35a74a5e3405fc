import { runProgram } from '@spot-serving/terraform-runner/program';

import { create } from './create';

void runProgram(create, { endsAtOnce: true });
