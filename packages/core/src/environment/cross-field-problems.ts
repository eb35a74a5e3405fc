import { isAccount, partitionOf } from '../aws/partition';
import { roleArnProblems } from '../aws/role-arn-problems';
import { type Problem, problemsBelow } from '../problems';
import { vpcCidrProblems } from '../vpc-cidr-problems';
import { clusterSectionProblems } from './cluster-section-problems';
import { deliverySectionProblems } from './delivery-section-problems';
import { endpointSectionProblems } from './endpoint-section-problems';
import { platformSectionProblems } from './platform-section-problems';
import { poolsSectionProblems } from './pools-section-problems';
import { servedModelsProblems } from './served-models-problems';
import { versionsProblems } from './versions-problems';

/**
 * Rules that need more than one field, or a field's meaning. Only well-shaped fields are looked at: a field in `wrong`, or missing,
 * has its problem already.
 */
export function crossFieldProblems(environment: unknown, wrong: ReadonlySet<string>): Problem[] {
  const draft = record(environment);
  return [
    ...cidrProblems(draft),
    ...clusterSectionProblems(draft),
    ...poolsSectionProblems(draft),
    ...platformSectionProblems(draft),
    ...endpointSectionProblems(draft.endpoint, record(draft.network).cidr),
    ...servedModelsProblems(draft),
    ...deliverySectionProblems(draft),
    ...versionsProblems(draft),
    ...regionProblems(draft),
    ...roleProblems(draft),
  ].filter(({ path }) => !wrong.has(path));
}

function cidrProblems({ name, network }: Draft): Problem[] {
  const { cidr, otherCidrs } = record(network);
  if (typeof cidr !== 'string') return [];
  const others = Object.entries(record(otherCidrs)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== name,
  );
  return problemsBelow('network', vpcCidrProblems({ cidr, otherCidrs: Object.fromEntries(others) }));
}

function regionProblems({ region }: Draft): Problem[] {
  if (typeof region !== 'string' || partitionOf(region)) return [];
  return [
    {
      path: 'region',
      value: region,
      fix: 'name a region of AWS, AWS GovCloud or AWS China; names of services elsewhere are not known here',
    },
  ];
}

/** Roles of another account or partition, and roles named twice; only when region and account are right themselves. */
function roleProblems({ region, account, administrators, models }: Draft): Problem[] {
  if (typeof region !== 'string' || !partitionOf(region) || typeof account !== 'string' || !isAccount(account))
    return [];
  const { publishers, readers } = record(models);
  const lists: readonly [string, unknown][] = [
    ['administrators', administrators],
    ['models.publishers', publishers],
    ...Object.entries(record(readers)).map(([model, roles]): [string, unknown] => [`models.readers.${model}`, roles]),
  ];
  return lists.flatMap(([path, roles]) => roleArnProblems(strings(roles), path, { region, account }));
}

type Draft = Readonly<Record<string, unknown>>;

function record(value: unknown): Draft {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The list, with what is no string left as a text that matches nothing, so that positions stay; the shape reports those. */
function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
