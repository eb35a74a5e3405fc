import { runProgram } from '@spot-serving/terraform-runner';

import { conformance } from './command/conformance-command';

void runProgram(conformance);
