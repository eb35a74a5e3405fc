/** What every program of the house is made of. It loads nothing but Node, so that `--help` of a program is quick. */
export type { CommandContext } from './command/command-context';
export { asksForHelp, CommandLine, type ParsedArguments } from './command/command-line';
export { inWorkFolder } from './command/in-work-folder';
export { runProgram, type Program, type ProgramOptions } from './command/run-program';
export { Failure, type FailureCode, type FailureProblem } from './failure';
