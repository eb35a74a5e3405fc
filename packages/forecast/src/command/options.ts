import type { Happening } from '../scenario/happening';
import type { RequestProfile } from '../simulation/state';
import type { Slo } from '../slo/slo';
import { commandLine } from './command-line';
import { defaults } from './defaults';
import { type LoadRequest, readLoad } from './load-options';
import { type InputProblem, WrongInput } from './problem';
import { Reader } from './reader';
import { readMove, readScenarios } from './scenario-options';
import { readSlo } from './slo-options';

/** What the command is asked for. */
export interface ForecastOptions {
  readonly app: string | undefined;
  readonly synthesized: string | undefined;
  readonly load: LoadRequest | undefined;
  /** Share of the CPU, or the autoscaler's target. */
  readonly at: number | 'target';
  readonly happenings: readonly Happening[];
  readonly request: RequestProfile;
  /** Whether the user says the CPU of a request. */
  readonly cpuIsSaid: boolean;
  readonly model: string | undefined;
  /** Seconds; undefined for as long as the load says. */
  readonly seconds: number | undefined;
  readonly runs: number;
  readonly seed: number;
  readonly slo: Slo | undefined;
  readonly page: string | undefined;
  readonly json: boolean;
}

const switches = {
  synthesized: { type: 'string' },
  step: { type: 'string' },
  trace: { type: 'string' },
  hours: { type: 'string' },
  at: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  'request-cpu': { type: 'string' },
  grpc: { type: 'string' },
  failover: { type: 'string' },
  resolvers: { type: 'string' },
  model: { type: 'string' },
  for: { type: 'string' },
  runs: { type: 'string' },
  seed: { type: 'string' },
  slo: { type: 'string' },
  page: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Most runs; more say nothing more. */
const mostRuns = 10_000;
const mostSeconds = 31 * 24 * 3600;

/**
 * Reads the words after the program's name; undefined when help is asked for.
 *
 * @throws {WrongInput} with every value that means nothing
 */
export function parseOptions(argv: readonly string[]): ForecastOptions | undefined {
  const { values, positionals } = commandLine.parse(argv, switches);
  if (values.help === true) return undefined;
  const problems: InputProblem[] = [];
  const reader = new Reader(problems);
  const [app, ...more] = positionals;
  if (app === undefined && values.synthesized === undefined)
    problems.push({ path: 'APP', value: undefined, fix: 'name a folder of apps, or give --synthesized' });
  if (more.length > 0) problems.push({ path: 'APP', value: positionals, fix: 'name one app' });
  const happenings = readScenarios(values.scenario ?? [], readMove(values, reader), problems);
  const load = readLoad(values, happenings.length === 0, reader);
  const at = values.at === undefined ? undefined : reader.number('--at', values.at, { most: 100 });
  const options: ForecastOptions = {
    app,
    synthesized: values.synthesized,
    load,
    at: at !== undefined ? at / 100 : load?.kind === 'step' ? defaults.atPercent / 100 : 'target',
    happenings,
    cpuIsSaid: values['request-cpu'] !== undefined,
    request: {
      cpuSeconds: reader.duration('--request-cpu', values['request-cpu'] ?? `${defaults.requestCpuSeconds}s`, 3600),
      grpcShare: reader.number('--grpc', values.grpc ?? String(defaults.grpcPercent), { least: 0, most: 100 }) / 100,
    },
    model: values.model,
    seconds: values.for === undefined ? undefined : reader.duration('--for', values.for, mostSeconds),
    runs: reader.whole('--runs', values.runs ?? String(defaults.runs), { least: 1, most: mostRuns }),
    seed: reader.whole('--seed', values.seed ?? String(defaults.seed), { least: 0, most: 2 ** 31 }),
    slo: values.slo === undefined ? undefined : readSlo(values.slo, reader),
    page: values.page,
    json: values.json === true,
  };
  if (problems.length > 0) throw new WrongInput(problems);
  return options;
}
