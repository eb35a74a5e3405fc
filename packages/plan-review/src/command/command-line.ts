import { CommandLine } from '@spot-serving/terraform-runner/program';

/** How every command of the program reads its arguments. */
export const commandLine = new CommandLine('plan-review');
