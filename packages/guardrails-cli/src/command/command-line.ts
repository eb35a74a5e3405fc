import { CommandLine } from '@spot-serving/terraform-runner/program';

/** What the user types. */
export const commandLine = new CommandLine('guardrails');
