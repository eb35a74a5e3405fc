import type { Change, ChangeStep, Environment } from '@spot-serving/stacks';

/** An environment from the one that is deployed. */
export type To = (deployed: Environment) => Environment;

/** Models by name. */
export type Served = NonNullable<Environment['models']['served']>;

/** Spot pools by name. */
export type SpotPools = NonNullable<NonNullable<Environment['pools']>['spot']>;

/** Days for which flow logs are kept at least: production may not be without. */
export function fewestFlowLogDays({ tier }: Environment): number {
  return tier === 'prod' ? 30 : 0;
}

/** A step that goes through. */
export function step(what: string, to: To): ChangeStep {
  return { step: what, to };
}

/** A step that is refused before anything is applied, as somebody in a hurry would write it. */
export function shortCut(what: string, to: To): ChangeStep {
  return { step: what, to, refused: true };
}

/**
 * A change of one step.
 *
 * @param leaves types of which nothing that is there changes
 */
export function change(what: string, to: To, leaves: readonly string[] = []): Change {
  return { change: what, steps: [{ step: 'change', to, leaves }] };
}

/** A change that is always refused. */
export function refused(what: string, to: To): Change {
  return { change: what, steps: [shortCut('change', to)] };
}

/** The environment with a section changed in some of its fields. */
export function edit<Section extends keyof Environment>(section: Section, fields: Partial<Environment[Section]>): To {
  return (env) => ({ ...env, [section]: { ...(env[section] as object | undefined), ...(fields as object) } });
}

/** The environment with other models. */
export function serve(to: (served: Served) => Served): To {
  return (env) => ({ ...env, models: { ...env.models, served: to(env.models.served ?? {}) } });
}

/** The environment with one model changed in some of its fields, or added. */
export function model(name: string, fields: Partial<Served[string]>): To {
  return serve((served) => ({ ...served, [name]: { version: 1, sizeMiB: 24, ...served[name], ...fields } }));
}

/** The environment with other Spot pools. */
export function spot(to: (pools: SpotPools) => SpotPools): To {
  return (env) => ({ ...env, pools: { ...env.pools, spot: to(env.pools?.spot ?? { general: {} }) } });
}

/** A record without one of its entries. */
export function without<Value>(record: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
}
