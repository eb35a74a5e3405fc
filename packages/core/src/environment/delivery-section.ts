/** A runner for GitHub's jobs inside the VPC, for an API server that the internet does not reach. */
export interface RunnerSection {
  /** ARN of the account's connection to GitHub (AWS CodeConnections), which somebody confirmed once in the console. */
  readonly connectionArn: string;
}

/** Whose workflows plan and apply an environment. Roles and the state bucket come from the account's bootstrap app. */
export interface DeliverySection {
  /** GitHub repository, `owner/name`. */
  readonly repository: string;
  /** GitHub environment whose reviewers approve an apply. @default the app's name */
  readonly environment?: string;
  /** A runner inside the VPC. @default none - the API server must then be reachable from where jobs run */
  readonly runner?: RunnerSection;
}

/** How an environment is delivered, with its defaults. */
export interface ResolvedDelivery extends DeliverySection {
  readonly environment: string;
}

/** Fills what the section leaves open. */
export function resolveDelivery(delivery: DeliverySection, app: string): ResolvedDelivery {
  return { environment: app, ...delivery };
}
