import { runProgram } from '@spot-serving/terraform-runner';
import { resolveCommand } from './resolve/resolve-command';

void runProgram(resolveCommand);
