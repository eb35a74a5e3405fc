import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

import type { AddonName, MinorVersions } from '@spot-serving/core';

import type { PodRole } from '../identity/pod-role';

/** Which cluster an add-on is for. */
export interface AddOnTarget {
  /** Name of the cluster, as an output of it. */
  readonly clusterName: string;
  /** What was looked up for the cluster's Kubernetes minor. */
  readonly versions: MinorVersions;
}

/** An add-on's own settings. */
export interface AddOnSettings {
  /** Values of the add-on's configuration schema (`aws eks describe-addon-configuration`). @default none */
  readonly configuration?: object;
  /** Role of the add-on's pods, with the service account that takes it. @default none - the add-on calls nothing of AWS */
  readonly identity?: { readonly role: PodRole; readonly serviceAccount: string };
  /** What must exist first. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * An EKS add-on at the version that was looked up, or else at its minor's default on the day it is created, which then stays.
 *
 * Whatever somebody changed by hand is overwritten: the code says how the cluster is.
 */
export function addOn(
  scope: Construct,
  name: AddonName,
  { clusterName, versions }: AddOnTarget,
  settings: AddOnSettings = {},
): EksAddon {
  const { configuration, identity, after = [] } = settings;
  return new EksAddon(scope, name, {
    clusterName,
    addonName: name,
    addonVersion: versions.addons?.[name]?.version,
    configurationValues: configuration && JSON.stringify(configuration),
    resolveConflictsOnCreate: 'OVERWRITE',
    resolveConflictsOnUpdate: 'OVERWRITE',
    podIdentityAssociation: identity && [{ roleArn: identity.role.arn, serviceAccount: identity.serviceAccount }],
    dependsOn: [...(identity?.role.rights ?? []), ...after],
  });
}
