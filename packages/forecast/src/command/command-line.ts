import { CommandLine } from '@spot-serving/terraform-runner/program';

/** How this program reads its arguments. */
export const commandLine = new CommandLine('forecast');
