import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import { type Load, loadsBefore, loadsDuring } from '../load/load';
import { readTrace } from '../load/read-trace';
import { outcomeOf } from '../outcome/outcome';
import { asPage } from '../page/page';
import type { Forecast } from '../report/forecast';
import { asJson } from '../report/json';
import { asText } from '../report/text';
import type { Play } from '../simulation/run';
import { cheapest } from '../slo/search';
import type { World } from '../world/world';
import { assumptionsOf } from './assumptions';
import { defaults } from './defaults';
import { help } from './help';
import { loadApp, type LoadedApp } from './load-app';
import { type ForecastOptions, parseOptions } from './options';
import { type InputProblem, WrongInput } from './problem';
import { Progress } from './progress';
import { Reader } from './reader';
import { sceneOf } from './scene';

/**
 * `forecast APP`: plays an app's load and misfortunes many times and says what comes of it.
 *
 * @returns 0; 1 when nothing that was tried holds the `--slo`
 * @throws {Failure} 2 for wrong input
 */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = parseOptions(argv);
  if (options !== undefined) return forecast(options, context);
  context.stdout.write(help);
  return 0;
}

async function forecast(options: ForecastOptions, context: CommandContext): Promise<number> {
  const load = readLoadFile(options, context);
  const app = await loadApp(options, context);
  const what = playOf(options, load, app);
  const { runs, seed, slo: asked } = options;
  const progress = new Progress(context.stderr);
  const outcome = outcomeOf(what, { runs, seed, tell: progress.of('run', runs) });
  const slo = asked && { asked, found: cheapest(what, asked, { runs, seed, tell: progress.of('setting') }) };
  const told: Forecast = {
    app: app.name,
    scene: sceneOf(options),
    world: app.world,
    outcome,
    runs,
    seed,
    seconds: what.seconds,
    assumed: assumptionsOf(options, what.world),
    slo,
  };
  if (options.page !== undefined) writeFileSync(resolve(context.cwd, options.page), await asPage(told));
  context.stdout.write(options.json ? asJson(told) : asText(told));
  return asked !== undefined && slo?.found === undefined ? 1 : 0;
}

function readLoadFile({ load }: ForecastOptions, { cwd }: CommandContext): Load | undefined {
  if (load?.kind !== 'trace') return load;
  const { points, problems } = readTrace(textOf(resolve(cwd, load.file), load.file));
  if (problems.length === 0) return { kind: 'points', points };
  throw new WrongInput(problems.map(({ line, value, fix }) => ({ path: `${load.file}:${line}`, value, fix })));
}

function textOf(file: string, path: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongInput([
      {
        path: '--trace',
        value: path,
        fix: `name a file that can be read (${(error as NodeJS.ErrnoException).code ?? ''})`,
      },
    ]);
  }
}

/** So many samples are enough for a plot. */
const samples = 240;

function playOf(options: ForecastOptions, load: Load | undefined, app: LoadedApp): Play {
  const world = options.cpuIsSaid ? withoutMeasured(app.world) : app.world;
  const { model, request, at, happenings } = options;
  const names = world.services.map(({ name }) => name);
  const problems: InputProblem[] = [];
  if (model !== undefined && !names.includes(model))
    problems.push({ path: '--model', value: model, fix: `name one of ${names.join(', ')}` });
  if (model === undefined && load?.kind === 'points' && names.length > 1)
    problems.push({ path: '--model', value: model, fix: `say whose load it is: ${names.join(', ')}` });
  if (problems.length > 0) throw new WrongInput(problems);
  const resting = loadsBefore(world, at, request);
  const during = loadsDuring(resting, load, model);
  const before = new Map(
    [...resting].map(([name, requests]) => [
      name,
      load?.kind === 'points' ? (during.get(name)?.[0]?.requestsPerSecond ?? requests) : requests,
    ]),
  );
  const seconds = options.seconds ?? lengthOf(load);
  return { world, request, load: during, before, happenings, seconds, sampleSeconds: seconds / samples };
}

/** What the user says of the CPU of a request goes before what was measured. */
function withoutMeasured(world: World): World {
  return { ...world, services: world.services.map((service) => ({ ...service, requestCpuSeconds: undefined })) };
}

/** A trace or hours last to their end; the last point holds as long as the one before it. */
function lengthOf(load: Load | undefined): number {
  const usual = new Reader([]).duration('--for', defaults.duration, Infinity);
  if (load?.kind !== 'points') return usual;
  const [last, before] = [load.points.at(-1)?.at ?? 0, load.points.at(-2)?.at];
  return last + (before === undefined ? usual : last - before);
}
