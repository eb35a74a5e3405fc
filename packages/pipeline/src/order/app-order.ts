import { type AppConfig, Failure, readConfig } from '@spot-serving/terraform-runner';

import { appsIn } from '../affected/apps-in';

/** Longest that an app may have to serve a change before the next one gets it, minutes: the job that applies and then looks ends after 120. */
const longestSoakMinutes = 60;

/** An app, and what it waits for. */
export interface OrderedApp {
  /** Name of its folder in `apps/`. */
  readonly name: string;
  /** The app that gets each change before it, as its `cdktf.json` says. */
  readonly after: NonNullable<AppConfig['after']> | undefined;
  /** How long it has to serve a change before those after it get it, minutes: the most that any of them asks for. */
  readonly soakMinutes: number;
}

/**
 * The apps that workflows apply, each behind the one that gets a change before it.
 *
 * @param workspace absolute path
 * @throws {Failure} 2 for an app after one that there is none of, after itself by whatever way, and for a soak that no job waits for
 */
export function appOrder(workspace: string): readonly OrderedApp[] {
  const read = appsIn(workspace).map(({ name, folder }) => ({ name, after: readConfig(folder).after }));
  const problems = read.flatMap(({ name, after }) => wrong(name, after, read));
  if (problems.length > 0) throw new Failure(['the order of the apps is misconfigured:', ...problems].join('\n  '), 2);
  const soakOf = (name: string) =>
    read.filter(({ after }) => after?.app === name).map(({ after }) => after?.soakMinutes ?? 0);
  return sorted(read).map((app) => ({ ...app, soakMinutes: Math.max(0, ...soakOf(app.name)) }));
}

type Read = Omit<OrderedApp, 'soakMinutes'>;

function wrong(name: string, after: Read['after'], all: readonly Read[]): string[] {
  const at = `apps/${name}/cdktf.json: after`;
  if (after === undefined) return [];
  const { app, soakMinutes = 0 } = after;
  if (!all.some((one) => one.name === app))
    return [`${at}.app is "${app}", and no workflow applies such an app; name one of ${namesOf(all)}`];
  if (before(name, all).includes(name)) return [`${at}.app is "${app}", which waits for ${name} itself; let one begin`];
  return soakMinutes > longestSoakMinutes
    ? [`${at}.soakMinutes is ${soakMinutes}; write ${longestSoakMinutes} or less, for a job that waits longer is ended`]
    : [];
}

/** Whom an app waits for, nearest first; an app that comes twice ends it. */
function before(name: string, all: readonly Read[], seen: readonly string[] = []): readonly string[] {
  const app = all.find((one) => one.name === name)?.after?.app;
  return app === undefined || seen.includes(app) ? seen : before(app, all, [...seen, app]);
}

/** By how many are before them, then by name. */
function sorted(all: readonly Read[]): readonly Read[] {
  const rank = ({ name }: Read) => before(name, all).length;
  return all.toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}

function namesOf(all: readonly Read[]): string {
  return all.map(({ name }) => name).join(', ');
}
