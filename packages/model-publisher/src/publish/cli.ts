import { runProgram } from '@spot-serving/terraform-runner/program';

import { publishModel } from './publish-model';

void runProgram(publishModel, { endsAtOnce: true });
