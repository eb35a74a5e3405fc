import { addonNames, type KubernetesVersions } from '@spot-serving/core';
import { aNetwork, synth, type SynthesizedStack } from '@spot-serving/testkit';

import { Cluster, type ClusterProps } from '../../src';

/** Role that administers the cluster of these tests. */
export const anAdministrator = 'arn:aws:iam::111122223333:role/platform-admin';

/** Props of a cluster with every default; the account is the one that AWS's documentation uses as an example. */
export function clusterProps(change: Partial<ClusterProps> = {}): ClusterProps {
  const place = { name: 'test-app', region: 'eu-west-1', account: '111122223333' };
  return { ...place, version: '1.35', network: aNetwork(), administrators: [anAdministrator], ...change };
}

/** A stack with one cluster. */
export function synthCluster(change: Partial<ClusterProps> = {}): SynthesizedStack {
  return synth((scope) => new Cluster(scope, 'cluster', clusterProps(change)));
}

/** Versions for Kubernetes 1.35 that nobody looked up. */
export function madeUpVersions(): KubernetesVersions {
  const lookedUp = { source: 'made up for a test', read: '2026-11-22' };
  const addons = Object.fromEntries(
    addonNames.map((name, index) => [name, { ...lookedUp, version: `v1.2.${index}-eksbuild.1` }]),
  );
  return { '1.35': { nodeImage: { ...lookedUp, version: '1.35.1-20261122' }, addons } };
}

/** The statements of a policy in JSON. */
export function statementsOf(policy: string): readonly Readonly<Record<string, unknown>>[] {
  return (JSON.parse(policy) as { readonly Statement: Readonly<Record<string, unknown>>[] }).Statement;
}
