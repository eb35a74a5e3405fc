import { always, type Argument, type Expander, ifSet, inStruct } from '../translate/expander';
import { claim } from './claim';
import { podTemplate } from './pod';
import { labelSelector } from './selector';

const selector = inStruct('block', { of: labelSelector, zero: null });
const template = inStruct('block', { of: podTemplate });
const revision_history_limit = always('whole', { default: 10 });
const replicas = ifSet('textAsWhole', { computed: true });

const strategy = (name: string, rollingUpdate: Record<string, Argument>): Expander => ({
  source: `expand${name}Strategy`,
  arguments: {
    rolling_update: ifSet('block', { of: { source: `expandRollingUpdate${name}`, arguments: rollingUpdate } }),
    type: ifSet('text', { default: 'RollingUpdate' }),
  },
});

/** What a Deployment keeps running. */
export const deploymentSpec: Expander = {
  source: 'structures_deployment.go expandDeploymentSpec',
  arguments: {
    min_ready_seconds: ifSet('whole', { default: 0 }),
    paused: ifSet('flag', { default: false }),
    progress_deadline_seconds: always('whole', { default: 600 }),
    replicas,
    revision_history_limit,
    selector,
    strategy: inStruct('block', {
      of: strategy('Deployment', {
        max_surge: always('wholeOrText', { default: '25%', zero: '' }),
        max_unavailable: always('wholeOrText', { default: '25%', zero: '' }),
      }),
    }),
    template,
  },
};

/** What a DaemonSet runs on every node. */
export const daemonSetSpec: Expander = {
  source: 'structures_daemonset.go expandDaemonSetSpec',
  arguments: {
    min_ready_seconds: ifSet('whole', { default: 0 }),
    revision_history_limit,
    selector,
    strategy: inStruct('block', {
      to: 'updateStrategy',
      of: strategy('DaemonSet', {
        max_surge: always('wholeOrText', { default: '0', zero: '' }),
        max_unavailable: always('wholeOrText', { default: '1', zero: '' }),
      }),
    }),
    template,
  },
};

const retention: Expander = {
  source: 'structures_stateful_set.go expandStatefulSetSpecPersistentVolumeClaimRetentionPolicy',
  arguments: { when_deleted: ifSet('text', { default: 'Retain' }), when_scaled: ifSet('text', { default: 'Retain' }) },
};

/** What a StatefulSet runs one after the other. */
export const statefulSetSpec: Expander = {
  source: 'structures_stateful_set.go expandStatefulSetSpec',
  arguments: {
    min_ready_seconds: ifSet('whole', { default: 0 }),
    persistent_volume_claim_retention_policy: always('block', { of: retention }),
    pod_management_policy: ifSet('text', { computed: true }),
    replicas,
    revision_history_limit: always('whole', {
      computed: true,
      consequence: "no earlier revision is kept, instead of the API's 10: nothing to roll back to",
    }),
    selector,
    service_name: inStruct('text'),
    template,
    update_strategy: inStruct('block', { of: strategy('StatefulSet', { partition: always('whole', { default: 0 }) }) }),
    volume_claim_template: ifSet('blocks', { of: claim, to: 'volumeClaimTemplates' }),
  },
};
