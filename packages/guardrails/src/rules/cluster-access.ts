import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { blockOf, shown } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Who may use a cluster stands in access entries, and nowhere else. */
export const clusterAccess: Rule = {
  id: 'cluster-access',
  severity: 'error',
  what: 'Every aws_eks_cluster has authentication_mode API and does not make its creator an administrator',
  why: 'an aws-auth ConfigMap is seen by no plan, and an administrator who is whoever ran the apply differs between a laptop and the pipeline',
  source:
    'EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries"; EKS API reference, CreateAccessConfigRequest, for the defaults',
  check: eachOf('aws_eks_cluster', ({ attributes }) => {
    const { authentication_mode: mode, bootstrap_cluster_creator_admin_permissions: creator } = blockOf(
      attributes.access_config,
    );
    const byMap = {
      what: `has authentication_mode ${shown(mode)}`,
      fix: "set access_config.authentication_mode to 'API', and add access entries",
    };
    const byCreator = {
      what: `has bootstrap_cluster_creator_admin_permissions ${shown(creator)}`,
      fix: 'set access_config.bootstrap_cluster_creator_admin_permissions to false, and give administrators access entries',
    };
    return [...unless(mode === 'API', byMap), ...unless(String(creator) === 'false', byCreator)];
  }),
};
