import { nameProblems } from '../names';
import { type Problem, problemsBelow, when } from '../problems';
import { servedModelSchema } from './served-model-schema';
import type { ServedModelSection } from './served-model-section';
import { canarySuffix, servingRoleName, workloadNames } from './serving-role';

/**
 * Names that a model's objects would meet. A role of the app: `<app>-<model>` (packages network, model-store, eks-spot, delivery and stacks, roleName).
 * In the namespace: the service account that Kubernetes makes ("Configure Service Accounts for Pods"), the policy that closes it, and the
 * Deployment of another model's On-Demand floor.
 */
const taken = new RegExp(
  `^(${[
    ...['flow-logs', 'model-reads', 'control-plane', 'node', 'system-node', 'network-plugin', 'log-shipper', 'runner'],
    ...[
      'cluster-autoscaler',
      'aws-load-balancer-controller',
      'aws-node-termination-handler',
      'default',
      'default-deny',
    ],
  ].join('|')})$|-floor$`,
);

type Draft = Readonly<Record<string, unknown>>;

/** Rules between the fields of served models, and with the rest of the environment. Looks only at models of the right shape. */
export function servedModelsProblems({ name, models, endpoint }: Draft): Problem[] {
  const { served } = record(models);
  const entries = Object.entries(record(served));
  const unreachable = {
    path: 'endpoint',
    value: endpoint,
    fix: 'say how clients reach the served models: { hostName, zoneName }',
  };
  return [
    ...(entries.length > 0 && endpoint === undefined ? [unreachable] : []),
    ...entries.flatMap(([model, entry]) => problemsBelow(`models.served.${model}`, modelProblems(entry))),
    ...entries.flatMap(([model]) => modelNameProblems(name, model)),
  ];
}

/** A Service's name begins with a letter (Kubernetes, "Object Names and IDs", RFC 1035 label names); a role's is the app's and the model's together. */
function modelNameProblems(name: unknown, model: string): Problem[] {
  const problem = { path: `models.served.${model}`, value: model };
  const role = servingRoleName(String(name), workloadNames(model).canary);
  const roles = typeof name === 'string' ? nameProblems('iam-role', role, 'role') : [];
  return [
    ...roles.map(({ fix }) => ({ ...problem, fix: `shorten it: its canary's role ${role} ${fix}` })),
    ...when(model.endsWith(canarySuffix), {
      ...problem,
      fix: `name it otherwise: ${canarySuffix} is what the second version of a model is called`,
    }),
    ...when(taken.test(model), {
      ...problem,
      fix: 'name it otherwise: the app, or Kubernetes, has something of that name already',
    }),
    ...when(/^\d/.test(model), {
      ...problem,
      fix: 'begin the name of a served model with a letter: its Service is called so',
    }),
  ];
}

function modelProblems(entry: unknown): Problem[] {
  const parsed = servedModelSchema.safeParse(entry);
  if (!parsed.success) return [];
  const model: ServedModelSection = parsed.data;
  return [...canaryProblems(model), ...replicaProblems(model), ...labelProblems(model)];
}

function canaryProblems({ version, canary }: ServedModelSection): Problem[] {
  if (canary?.version !== version) return [];
  return [
    {
      path: 'canary.version',
      value: version,
      fix: 'name another version than the one that is served, or remove the canary',
    },
  ];
}

function replicaProblems({ replicas: { min = 2, max = 10 } = {}, onDemandFloor = 0 }: ServedModelSection): Problem[] {
  return [
    ...when(min > max, { path: 'replicas.min', value: min, fix: `use at most replicas.max, which is ${max}` }),
    ...when(onDemandFloor >= max, {
      path: 'onDemandFloor',
      value: onDemandFloor,
      fix: `use less than replicas.max, which is ${max}: the autoscaler needs one of them`,
    }),
  ];
}

/** A pod serves one version, so a label can name no other; ModelServer refuses one whose version it does not have (TFS#1608). */
function labelProblems({ version, canary, labels = {} }: ServedModelSection): Problem[] {
  const served = [version, ...(canary ? [canary.version] : [])];
  return Object.entries(labels)
    .filter(([, labelled]) => !served.includes(labelled))
    .map(([label, value]) => ({
      path: `labels.${label}`,
      value,
      fix: `label a version that is served: ${served.join(' or ')}`,
    }));
}

function record(value: unknown): Draft {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
