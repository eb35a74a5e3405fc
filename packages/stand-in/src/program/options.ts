import { CommandLine } from '@spot-serving/terraform-runner/program';

const commandLine = new CommandLine('stand-in');

const switches = {
  lenient: { type: 'boolean' },
  types: { type: 'string' },
  'any-backend': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What `stand-in` is asked to do. */
export interface ProgramOptions {
  readonly lenient: boolean;
  /** Types to serve: those that the folder's files name, or all of the bindings. */
  readonly types: 'used' | 'all' | undefined;
  readonly anyBackend: boolean;
  /** Program and arguments. */
  readonly command: readonly string[];
}

/** What `--help` prints. */
export const helpText = `Run Terraform, or whatever calls it, with an offline stand-in for the aws, kubernetes and helm providers.

Usage: stand-in [options] -- COMMAND...        such as: stand-in -- terraform plan

  --lenient      what providers take and only AWS, helm or the cluster refuses is a warning, not an error
  --types all    serve every type of the bindings, some seconds more; so it is where a cdktf.json is  [used]
  --any-backend  run although the state is in a backend that others read; an apply writes made-up resources into it

Schemas come from @cdktf/provider-aws, -kubernetes and -helm: those of the folder's project, else those that came with this program.
Exit code: the command's; 2 wrong usage, or the command cannot be run.
`;

/**
 * Reads the arguments: options, "--", and a command.
 *
 * @returns undefined when help is asked for
 * @throws {Failure} 2
 */
export function parseProgram(argv: readonly string[]): ProgramOptions | undefined {
  const at = argv.indexOf('--');
  const [own, command] = at < 0 ? [argv, []] : [argv.slice(0, at), argv.slice(at + 1)];
  const { values, positionals } = commandLine.parse(own, switches);
  const { lenient = false, types, 'any-backend': anyBackend = false, help = false } = values;
  if (help) return undefined;
  if (types !== undefined && types !== 'used' && types !== 'all')
    throw commandLine.wrong(`--types is used or all, not ${types}`);
  if (positionals.length > 0 || command.length === 0)
    throw commandLine.wrong('which command? Write it after "--": stand-in -- terraform plan');
  return { lenient, types, anyBackend, command };
}
