import { canarySuffix, servingRoleName, workloadNames } from '../aws/serving-role';
import { modelNameProblems } from '../models/model-name-problems';
import { nameProblems } from '../names';
import { type Problem, when } from '../problems';
import { scalingRules } from './scaling';
import type { ServedModelSection } from './served-model';
import { resolvePodCount } from './served-model-defaults';
import { podCountSchema } from './served-model-schema';
import { settingsProblems } from './settings-problems';

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
      'alertmanager',
      'default',
      'default-deny',
    ],
  ].join('|')})$|-floor$`,
);

/** Rules between the fields of a served model of the right shape. */
export function servedModelRules(model: ServedModelSection): Problem[] {
  return [...canaryProblems(model), ...replicaProblems(model), ...labelProblems(model), ...scalingRules(model.scaling)];
}

/**
 * What is wrong with the name of a served model, at `path`. A Service's name begins with a letter (Kubernetes, "Object Names and IDs", RFC 1035
 * label names); a role's is the app's and the model's together.
 */
export function servedModelNameProblems(app: string, model: string, path: string): Problem[] {
  const form = modelNameProblems(model, path);
  if (form.length > 0) return form;
  const problem = { path, value: model };
  const role = servingRoleName(app, workloadNames(model).canary);
  return [
    ...nameProblems('iam-role', role, 'role').map(({ fix }) => ({
      ...problem,
      fix: `shorten it: its canary's role ${role} ${fix}`,
      against: ['name'],
    })),
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

function canaryProblems({ version, canary }: ServedModelSection): Problem[] {
  if (canary?.version !== version) return [];
  return [
    {
      path: 'canary.version',
      value: version,
      fix: 'name another version than the one that is served, or remove the canary',
      against: ['version'],
    },
  ];
}

/** What decides how many pods a model has. */
type PodCount = Pick<ServedModelSection, 'replicas' | 'onDemandFloor'>;

/** Everything wrong with how many pods a model has. */
export function podCountProblems(model: PodCount): Problem[] {
  return settingsProblems(podCountSchema, model, replicaProblems);
}

function replicaProblems(model: PodCount): Problem[] {
  const { replicas, onDemandFloor } = resolvePodCount(model);
  const { min, max } = replicas;
  const against = ['replicas.max'];
  const floorFix = `use less than replicas.max, which is ${max}: the autoscaler needs one of them`;
  return [
    ...when(min > max, { path: 'replicas.min', value: min, fix: `use at most replicas.max, which is ${max}`, against }),
    ...when(onDemandFloor >= max, { path: 'onDemandFloor', value: onDemandFloor, fix: floorFix, against }),
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
      against: ['version', 'canary.version'],
    }));
}
