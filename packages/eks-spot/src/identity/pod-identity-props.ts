import type { ICluster, RegionAndAccount, Statement } from '@spot-serving/core';

/** Which pods get which rights. */
export interface PodIdentityProps extends RegionAndAccount {
  /** Name of the role. */
  readonly roleName: string;
  /** IAM path of the role. @default '/' */
  readonly rolePath?: string;
  /** Tags of the role, by which policies elsewhere may know it. @default none */
  readonly roleTags?: Readonly<Record<string, string>>;
  /** Where the pods run. */
  readonly cluster: ICluster;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Rights in words of their own. @default none */
  readonly statements?: readonly Statement[];
  /** ARNs of policies that exist elsewhere, each by a name that is unique here. @default none */
  readonly policyArns?: Readonly<Record<string, string>>;
}
