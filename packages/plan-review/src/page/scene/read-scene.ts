import { objectName } from '../../consequences/object-name';
import { regionOf } from '../../cost/estimate-cost';
import { buysSpot } from '../../cost/node-group';
import { block } from '../../cost/plan-objects';
import { readNodeGroups } from '../../cost/read-node-groups';
import { textOf } from '../../plan/json';
import type { Plan } from '../../plan/plan';
import type { Redaction } from '../../redact/redaction';
import type { Item } from '../../render/item';
import { type Drawn, drawnObjects } from './objects';
import { readBalancers, readModels } from './read-models';
import { readNetworks } from './read-network';
import type { Mark, Pool, Rest, Scene, Store, Thing } from './scene';

/** What keeps something, or watches, and is drawn by its name. */
const stores: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'bucket',
  aws_kms_key: 'key',
  aws_sqs_queue: 'queue',
  aws_sns_topic: 'topic',
  aws_cloudtrail: 'trail',
  aws_dynamodb_table: 'table',
  aws_db_instance: 'database',
  aws_rds_cluster: 'database',
  aws_efs_file_system: 'file system',
  aws_ecr_repository: 'registry',
  aws_lambda_function: 'function',
  aws_elasticache_replication_group: 'cache',
};

/** Drawn in another place, or part of what is drawn. */
const drawnElsewhere =
  /^(?:aws_(?:vpc|subnet|internet_gateway|nat_gateway|vpc_endpoint|eks_cluster|autoscaling_group|eks_node_group|lb|alb)|helm_release|kubernetes_ingress_v1|kubernetes_deployment\w*)$/;

/** Reads what there is to draw of some plans. Every text of it is redacted. */
export function readScene(plans: readonly Plan[], items: readonly Item[], redaction: Redaction): Scene {
  const objects = drawnObjects(plans, items).map((one) => shown(one, redaction));
  const models = readModels(objects);
  return {
    region: regionOf(objects),
    fresh: objects.length > 0 && objects.every(({ mark }) => mark === 'new'),
    networks: readNetworks(objects, nameOf),
    cluster: clusterOf(objects),
    balancers: readBalancers(objects, nameOf),
    pools: poolsOf(objects),
    models,
    controllers: controllersOf(objects),
    stores: objects.flatMap((one): readonly Store[] =>
      Object.hasOwn(stores, one.type) ? [{ ...thing(one), what: stores[one.type] ?? '' }] : [],
    ),
    rest: restOf(objects),
  };
}

/** Values of an object without what a review hides; names are read from them. */
function shown(object: Drawn, redaction: Redaction): Drawn {
  const place = { type: object.type, key: '', depth: 0, owners: [] };
  const values = redaction.redacted(object.values, undefined, place);
  return {
    ...object,
    values: typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Drawn['values']) : {},
  };
}

function nameOf({ type, address, values }: Drawn): string {
  const change = {
    actions: [],
    before: null,
    after: values,
    afterUnknown: false,
    beforeSensitive: false,
    afterSensitive: false,
    replacePaths: [],
  };
  // cdktf ends a name that it makes of a path with a hash of it.
  return objectName({ type, address, mode: 'managed', change }).replace(/^(?:\w*_)?(\w+)_[0-9A-F]{8}$/, '$1');
}

const thing = (one: Drawn): Thing => ({ name: nameOf(one), mark: one.mark });

function clusterOf(objects: readonly Drawn[]): Scene['cluster'] {
  const cluster = objects.find(({ type }) => type === 'aws_eks_cluster');
  if (cluster === undefined) return undefined;
  const { endpoint_public_access: open } = block(cluster.values, 'vpc_config');
  return { ...thing(cluster), version: textOf(cluster.values.version) ?? '?', publicApi: open !== false };
}

function poolsOf(objects: readonly Drawn[]): readonly Pool[] {
  const byAddress = new Map(objects.map((one) => [one.address, one]));
  return readNodeGroups(objects).groups.flatMap((group) => {
    const one = byAddress.get(group.address);
    if (one === undefined) return [];
    const { min: least, max: most, types } = group;
    return [{ ...thing(one), spot: buysSpot(group), least, most, types }];
  });
}

/** Charts, and Deployments that serve no model. */
function controllersOf(objects: readonly Drawn[]): readonly Thing[] {
  const isServer = ({ values }: Drawn): boolean =>
    JSON.stringify(block(values, 'spec', 'template', 'metadata').labels ?? {}).includes('"model-server"');
  return objects
    .filter((one) => one.type === 'helm_release' || (one.type.startsWith('kubernetes_deployment') && !isServer(one)))
    .map(thing);
}

function restOf(objects: readonly Drawn[]): readonly Rest[] {
  const rest = objects.filter(({ type }) => !drawnElsewhere.test(type) && !Object.hasOwn(stores, type));
  const marksBy = new Map<string, Mark[]>();
  for (const { type, mark } of rest) marksBy.set(type, [...(marksBy.get(type) ?? []), mark]);
  return [...marksBy]
    .map(([type, marks]) => ({ type, count: marks.length, marks }))
    .sort((one, other) => other.count - one.count || (one.type < other.type ? -1 : 1));
}
