import { runProgram } from '@spot-serving/terraform-runner/program';

import { conformance } from './command/conformance-command';

void runProgram(conformance);
