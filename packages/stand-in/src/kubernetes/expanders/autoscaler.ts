import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

const file = 'structure_horizontal_pod_autoscaler_v2.go';

const reference: Expander = {
  source: `${file} expandV2CrossVersionObjectReference`,
  arguments: { api_version: ifSet('text'), kind: inStruct('text'), name: inStruct('text') },
};

const target: Expander = {
  source: `${file} expandV2MetricTarget`,
  arguments: {
    average_utilization: ifSet('whole', { onlyIf: ['type', 'Utilization'] }),
    average_value: ifSet('quantity', { onlyIf: ['type', 'AverageValue'], except: ['0'] }),
    type: inStruct('text'),
    value: ifSet('quantity', { onlyIf: ['type', 'Value'], except: ['0'] }),
  },
};

const identifier: Expander = {
  source: `${file} expandV2MetricIdentifier`,
  arguments: { name: inStruct('text'), selector: ifSet('block', { of: labelSelector, several: 'none' }) },
};

const aim = inStruct('block', { of: target });
const metric = inStruct('block', { of: identifier });
const source = (name: string, args: Expander['arguments']) =>
  ifSet('block', { of: { source: `${file} expandV2${name}MetricSource`, arguments: args } });

const metricSpec: Expander = {
  source: `${file} expandV2MetricSpec`,
  arguments: {
    container_resource: source('ContainerResource', {
      container: inStruct('text'),
      name: inStruct('text'),
      target: aim,
    }),
    external: source('External', { metric, target: aim }),
    object: source('Object', { described_object: inStruct('block', { of: reference }), metric, target: aim }),
    pods: source('Pods', { metric, target: aim }),
    resource: source('Resource', { name: inStruct('text'), target: aim }),
    type: inStruct('text'),
  },
};

const policy: Expander = {
  source: `${file} expandV2ScalingPolicy`,
  arguments: { period_seconds: inStruct('whole'), type: inStruct('text'), value: inStruct('whole') },
};

const rules = (window: string): Expander => ({
  source: `${file} expandV2ScalingRules`,
  arguments: {
    policy: ifSet('blocks', { of: policy, to: 'policies' }),
    select_policy: always('text', { consequence: 'an empty word: the API server refuses the autoscaler with 422' }),
    stabilization_window_seconds: always('whole', { consequence: window }),
  },
});

const behavior: Expander = {
  source: `${file} expandV2Behavior`,
  arguments: {
    scale_down: always('block', {
      computed: true,
      several: 'first',
      of: rules("no wait at all, instead of the API's 300 s: pods go as soon as the load falls, and come back"),
    }),
    scale_up: always('block', { computed: true, several: 'first', of: rules("no wait, as is the API's default") }),
  },
};

/** By what, and how far, a workload grows and shrinks. */
export const autoscalerSpec: Expander = {
  source: `${file} expandHorizontalPodAutoscalerV2Spec`,
  arguments: {
    behavior: always('block', { of: behavior }),
    max_replicas: inStruct('whole'),
    metric: ifSet('blocks', { of: metricSpec, to: 'metrics', computed: true }),
    min_replicas: ifSet('whole', { default: 1 }),
    scale_target_ref: inStruct('block', { of: reference }),
  },
  unsent: { target_cpu_utilization_percentage: 'the second version of the API has metrics for it' },
};
