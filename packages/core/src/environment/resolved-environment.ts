import type { Environment } from './environment';

type Complete<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** An environment that passed its check, with every default filled in. */
export interface ResolvedEnvironment extends Omit<Complete<Environment>, 'state' | 'network' | 'models'> {
  /** Where Terraform keeps the state of the stacks. */
  readonly state: Complete<Environment['state']>;
  /** The VPC. */
  readonly network: Complete<Environment['network']>;
  /** The model store. */
  readonly models: Complete<Environment['models']>;
}

/** Fills what the environment leaves open: strict in `prod`, cheap elsewhere. */
export function resolveEnvironment(environment: Environment): ResolvedEnvironment {
  const prod = environment.tier === 'prod';
  const { state, network, models } = environment;
  return {
    ...environment,
    tags: environment.tags ?? {},
    state: { region: environment.region, ...state },
    network: { otherCidrs: {}, zones: prod ? 3 : 2, nat: prod ? 'per-zone' : 'single', flowLogDays: prod ? 365 : 0, ...network },
    models: { readers: {}, alarmEmails: [], destroyProtection: true, ...models },
  };
}
