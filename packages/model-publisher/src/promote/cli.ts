import { runProgram } from '@spot-serving/terraform-runner/program';

import { promoteModel } from './promote-model';

void runProgram(promoteModel, { endsAtOnce: true });
