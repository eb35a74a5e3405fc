import { member, type Value } from './value/value';

/** `https://<id>.<shard>.<region>.eks.<suffix>` (EKS API reference, Cluster: endpoint). */
const ofCluster = /\.([a-z]{2}[a-z0-9-]*-\d)\.eks\./;

/** Region that a provider configuration leads to: that of aws its own, that of kubernetes and helm where their EKS cluster is. */
export function regionIn(config: Value): string | undefined {
  const region = member(config, 'region');
  if (typeof region === 'string') return region;
  const host = member(config, 'host') ?? member(member(config, 'kubernetes'), 'host');
  return typeof host === 'string' ? ofCluster.exec(host)?.[1] : undefined;
}
