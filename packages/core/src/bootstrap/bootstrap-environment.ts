/** An app that workflows deliver to this account. */
export interface BootstrapApp {
  /** Region of the app. */
  readonly region: string;
  /** GitHub environment whose reviewers approve an apply. @default the app's name */
  readonly environment?: string;
}

/** A zone of another account, below one of this account's. */
export interface DelegatedZone {
  /** Id of the hosted zone of this account that it is below, such as `Z0123456789ABCDEFGHIJ`. */
  readonly parentZoneId: string;
  /** The four name servers that Route 53 gave it in the other account. */
  readonly nameServers: readonly string[];
}

/** What an AWS account needs once, before its first app, as `apps/bootstrap/environment.ts` writes it. */
export interface BootstrapEnvironment {
  /** Region of the states, such as `eu-west-1`. */
  readonly region: string;
  /** The AWS account, twelve digits; Terraform refuses to touch any other. */
  readonly account: string;
  /** ARNs of the IAM roles that administer keys; they must exist. */
  readonly administrators: readonly string[];
  /** Where states are kept: of every app in the bucket, of bootstrap itself in a file until the bucket exists. */
  readonly state: {
    /** Name of the bucket, which the environment of every app names too, but for those of the regions below. */
    readonly bucket: string;
    /**
     * Buckets for the apps of other regions, by region, so that what a lost region keeps is not what another one needs. An app whose region is not here
     * keeps its states in the bucket above, and says so: `state.region`.
     *
     * @default none
     */
    readonly elsewhere?: Readonly<Record<string, string>>;
    /** Where bootstrap's own state is: `file` for the first apply, then `bucket` (docs/how-to/bootstrap-an-account.md). */
    readonly keptIn: 'file' | 'bucket';
  };
  /** GitHub repository whose workflows plan and apply, `owner/name`. */
  readonly repository: string;
  /** Ids of owner and repository, digits (`gh api repos/<owner>/<name> --jq '.owner.id, .id'`): a name can be taken over, an id cannot. */
  readonly ids: { readonly owner: string; readonly repository: string };
  /** Branch whose jobs look for drift. @default main */
  readonly branch?: string;
  /** The apps of the account, by name. */
  readonly apps: Readonly<Record<string, BootstrapApp>>;
  /**
   * Who hears when somebody changes what protects buckets, keys and trails, gives rights, or takes alarms away: e-mail addresses, at least one; or `elsewhere`,
   * where the organization watches all its accounts by a trail of its own.
   */
  readonly watch: { readonly emails: readonly string[] } | 'elsewhere';
  /** Images to keep in the account's own registry, in each region that keeps states, by name without registry and tag: `mirroredRepositories`. @default none */
  readonly images?: readonly string[];
  /** ARNs of the roles of nodes in other accounts that pull those images, such as those of production. @default none */
  readonly imageReaders?: readonly string[];
  /**
   * Roles that publish models to stores of this account, by name, each with the ARNs of the roles that may take it, such as that of development's
   * publisher. Each gets the policy `<app>-publish-models` of a store from people, once that is there.
   *
   * @default none - publishers are roles of your own
   */
  readonly publishers?: Readonly<Record<string, readonly string[]>>;
  /** Zones that other accounts have below those of this one, by name, such as `prod.example.com`. @default none */
  readonly delegatedZones?: Readonly<Record<string, DelegatedZone>>;
  /** Tags on every resource, beside `app` and `managed-by`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The same with its defaults. */
export interface ResolvedBootstrap extends BootstrapEnvironment {
  readonly state: Required<BootstrapEnvironment['state']>;
  readonly branch: string;
  readonly apps: Readonly<Record<string, Required<BootstrapApp>>>;
  readonly images: readonly string[];
  readonly imageReaders: readonly string[];
  readonly publishers: Readonly<Record<string, readonly string[]>>;
  readonly delegatedZones: Readonly<Record<string, DelegatedZone>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Fills what the environment leaves open. */
export function resolveBootstrap(environment: BootstrapEnvironment): ResolvedBootstrap {
  const apps = Object.entries(environment.apps).map(([name, app]) => [name, { environment: name, ...app }] as const);
  const state = { elsewhere: {}, ...environment.state };
  return {
    ...{ branch: 'main', images: [], imageReaders: [], publishers: {}, delegatedZones: {}, tags: {} },
    ...environment,
    state,
    apps: Object.fromEntries(apps),
  };
}
