import type { Plan } from '../../src';
import { objectsOf, type PlanObject } from '../../src/cost/plan-objects';
import { aPlan } from '../support/plan-json';

/** An object after a plan, hand-made. */
export function anObject(address: string, values: object): PlanObject {
  const [object] = objectsOf([aPlan([{ address, actions: ['create'], after: values }])], 'after');
  if (object === undefined) throw new Error(`${address} has no values`);
  return object;
}

/** A plan that creates objects, by their addresses. */
export function creating(objects: Readonly<Record<string, object>>): Plan {
  return aPlan(Object.entries(objects).map(([address, after]) => ({ address, actions: ['create'], after })));
}

/** A group of nodes that serve models, m5.large alone, so that every price is one number. */
export function aPool({
  name = 'general',
  region = 'eu-west-1',
  min = 0,
  max = 4,
  spot = true,
  more = {},
} = {}): Record<string, object> {
  const label = (key: string, value: string) => ({ key: `k8s.io/cluster-autoscaler/node-template/${key}`, value });
  return {
    [`aws_launch_template.Pools_${name}_Template_0A0A0A0A`]: {
      name,
      region,
      block_device_mappings: [{ ebs: [{ volume_type: 'gp3', volume_size: 50 }] }],
    },
    [`aws_autoscaling_group.Pools_${name}_0B0B0B0B`]: {
      name,
      region,
      min_size: min,
      max_size: max,
      mixed_instances_policy: [
        {
          instances_distribution: [
            { on_demand_base_capacity: 0, on_demand_percentage_above_base_capacity: spot ? 0 : 100 },
          ],
          launch_template: [{ override: [{ instance_type: 'm5.large' }] }],
        },
      ],
      tag: [
        label('label/workload', 'serving'),
        label('label/lifecycle', spot ? 'spot' : 'on-demand'),
        label('resources/cpu', '1930m'),
        label('resources/memory', '6903Mi'),
      ],
      ...more,
    },
  };
}

/** A model of 1 GiB (its volume says so), 1300m each, one on a node. */
export function aModel(
  model: { replicas?: number; min?: number; max?: number; pod?: object } = {},
): Record<string, object> {
  const { replicas = 2, min = replicas, max = 4, pod = {} } = model;
  const name = 'resnet';
  return {
    [`kubernetes_deployment_v1.${name}`]: {
      metadata: [{ name, namespace: 'serving' }],
      spec: [
        {
          replicas: String(replicas),
          template: [
            {
              metadata: [{ labels: { 'app.kubernetes.io/component': 'model-server' } }],
              spec: [
                {
                  node_selector: { workload: 'serving', 'kubernetes.io/arch': 'amd64' },
                  affinity: [
                    {
                      pod_anti_affinity: [
                        {
                          required_during_scheduling_ignored_during_execution: [
                            { topology_key: 'kubernetes.io/hostname' },
                          ],
                        },
                      ],
                    },
                  ],
                  container: [{ resources: [{ requests: { cpu: '1300m', memory: '2Gi' } }] }],
                  volume: [{ name: 'models', empty_dir: [{ size_limit: '1Gi' }] }],
                  ...pod,
                },
              ],
            },
          ],
        },
      ],
    },
    [`kubernetes_horizontal_pod_autoscaler_v2.${name}`]: {
      metadata: [{ name, namespace: 'serving' }],
      spec: [{ min_replicas: min, max_replicas: max, scale_target_ref: [{ kind: 'Deployment', name }] }],
    },
  };
}

/** Placeholders that fill two thirds of a node each. */
export function headroom(replicas: number): Record<string, object> {
  const container = [{ resources: [{ requests: { cpu: '1286m', memory: '4602Mi' } }] }];
  const pod = { node_selector: { workload: 'serving' }, priority_class_name: 'spot-serving-headroom', container };
  return {
    'kubernetes_deployment_v1.Headroom': {
      metadata: [{ name: 'headroom', namespace: 'headroom' }],
      spec: [{ replicas: String(replicas), template: [{ spec: [pod] }] }],
    },
  };
}
