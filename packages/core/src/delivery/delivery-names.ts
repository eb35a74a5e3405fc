import { partitionOf } from '../aws/partition';
import type { Place } from '../aws/place';
import type { Problem } from '../problems';

/** Prefix of the names of the delivery's own roles and policies: outside of every app's prefix, so that no app's role can change them. */
export const deliveryPrefix = 'delivery';

/** The account's own app: its name begins its state's key and is the tag of what it makes, so no other app can have it. */
export const bootstrapName = 'bootstrap';

/** Names of the delivery's roles and of the boundary, known before they exist. */
export const deliveryNames = {
  planRole: (app: string) => `${deliveryPrefix}-${app}-plan`,
  driftRole: (app: string) => `${deliveryPrefix}-${app}-drift`,
  applyRole: (app: string) => `${deliveryPrefix}-${app}-apply`,
  boundary: (app: string) => `${deliveryPrefix}-${app}-boundary`,
  /** Alias of a key by which what people saw of an app is sealed. */
  sealAlias: (app: string, kind: 'review' | 'decision') => `alias/${deliveryPrefix}/${app}/${kind}`,
  /** Files of the workflows that may take the roles, below `.github/workflows`. */
  planWorkflows: ['plan-trusted.yml'],
  driftWorkflows: ['drift.yml', 'destroy.yml'],
  applyWorkflows: ['apply-round.yml', 'destroy.yml'],
} as const;

/** Name of the bucket of the account's trail: beside that of the states, which no app's name begins. */
export function watchBucketName(stateBucket: string): string {
  return `${stateBucket}-trail`;
}

/** ARN of the role that applies an app. */
export function applyRoleArn(app: Place): string {
  return roleArn(app, deliveryNames.applyRole(app.name));
}

/** ARN of the role that looks for an app's drift. */
export function driftRoleArn(app: Place): string {
  return roleArn(app, deliveryNames.driftRole(app.name));
}

function roleArn({ region, account }: Place, name: string): string {
  return `arn:${partitionOf(region)?.id}:iam::${account}:role/${name}`;
}

/** ARN of the boundary of every role of an app. */
export function boundaryArn({ name, region, account }: Place): string {
  return `arn:${partitionOf(region)?.id}:iam::${account}:policy/${deliveryNames.boundary(name)}`;
}

/**
 * Apps whose names collide, at `apps.<name>`: one whose resources another's prefix covers, one that is named like the delivery, or like
 * bootstrap. Each name stands once in `names`, which are the keys of an object.
 */
export function appNameProblems(names: readonly string[]): Problem[] {
  return names.flatMap((name) => {
    const path = `apps.${name}`;
    if (name === bootstrapName || name === deliveryPrefix)
      return [{ path, value: name, fix: `choose another name: ${name} is the delivery's own` }];
    const covering = [bootstrapName, deliveryPrefix, ...names].find((other) => name.startsWith(`${other}-`));
    return covering === undefined
      ? []
      : [
          {
            path,
            value: name,
            fix: `choose a name that does not begin with ${covering}-: roles of ${covering} could change its own`,
          },
        ];
  });
}
