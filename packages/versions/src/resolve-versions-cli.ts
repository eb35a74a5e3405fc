import { runProgram } from '@spot-serving/runner';
import { resolveCommand } from './resolve/resolve-command';

void runProgram(resolveCommand);
