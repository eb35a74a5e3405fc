/** What a plan does to a thing of the picture. */
export type Mark = 'new' | 'changed' | 'replaced' | 'gone' | 'same';

/** A thing with a name. */
export interface Thing {
  readonly name: string;
  readonly mark: Mark;
}

/** A zone, with its subnets. */
export interface Zone extends Thing {
  readonly publicSubnets: number;
  readonly privateSubnets: number;
}

/** A network, with what leads out of it. */
export interface Network extends Thing {
  readonly cidr: string;
  readonly zones: readonly Zone[];
  readonly gateways: readonly Thing[];
  readonly endpoints: readonly Thing[];
}

/** Nodes that grow together. */
export interface Pool extends Thing {
  readonly spot: boolean;
  readonly least: number;
  readonly most: number;
  readonly types: readonly string[];
}

/** A model and its pods. */
export interface Model extends Thing {
  readonly version: string;
  readonly least: number;
  readonly most: number;
  /** Percent of the requests that it gets beside another version. @default all */
  readonly percent?: number;
}

/** What stands before the models. */
export interface Balancer extends Thing {
  /** Whether it has addresses that the internet reaches. */
  readonly facesInternet: boolean;
  readonly hosts: readonly string[];
  /** From where it is reached; empty where nothing says. */
  readonly cidrs: readonly string[];
}

/** Something that keeps what must not be lost, or that watches. */
export interface Store extends Thing {
  /** Such as `bucket`. */
  readonly what: string;
}

/** Objects that are not drawn one by one. */
export interface Rest {
  readonly type: string;
  readonly count: number;
  readonly marks: readonly Mark[];
}

/** An environment as its stacks say it: what is there after the plans, and what goes with them. */
export interface Scene {
  readonly region: string | undefined;
  /** Whether nothing of it stands yet: then nothing is marked. */
  readonly fresh: boolean;
  readonly networks: readonly Network[];
  readonly cluster: (Thing & { readonly version: string; readonly publicApi: boolean }) | undefined;
  readonly balancers: readonly Balancer[];
  readonly pools: readonly Pool[];
  readonly models: readonly Model[];
  readonly controllers: readonly Thing[];
  readonly stores: readonly Store[];
  readonly rest: readonly Rest[];
}
