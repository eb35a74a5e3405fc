/** An app that workflows deliver to this account. */
export interface BootstrapApp {
  /** Region of the app. */
  readonly region: string;
  /** GitHub environment whose reviewers approve an apply. @default the app's name */
  readonly environment?: string;
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
    /** Name of the bucket, which every app's environment names too. */
    readonly bucket: string;
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
  /** Images to keep in the account's own registry, by name without registry and tag. @default none */
  readonly images?: readonly string[];
  /** Tags on every resource, beside `app` and `managed-by`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The same with its defaults. */
export interface ResolvedBootstrap extends BootstrapEnvironment {
  readonly branch: string;
  readonly apps: Readonly<Record<string, Required<BootstrapApp>>>;
  readonly images: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Fills what the environment leaves open. */
export function resolveBootstrap(environment: BootstrapEnvironment): ResolvedBootstrap {
  const apps = Object.entries(environment.apps).map(([name, app]) => [name, { environment: name, ...app }] as const);
  return { branch: 'main', images: [], tags: {}, ...environment, apps: Object.fromEntries(apps) };
}
