import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { metadata } from './metadata';
import { podTemplate } from './pod';
import { labelSelector } from './selector';

const onExitCodes: Expander = {
  source: 'structure_job.go expandPodFailurePolicyOnExitCodesRequirement',
  arguments: {
    container_name: inStruct('text', { zero: null }),
    operator: inStruct('text'),
    values: inStruct('wholes', { zero: null }),
  },
};

const onPodCondition: Expander = {
  source: 'structure_job.go expandPodFailurePolicyOnPodConditionsPattern',
  arguments: { status: inStruct('text', { default: 'True' }), type: inStruct('text') },
};

const failureRule: Expander = {
  source: 'structure_job.go expandPodFailurePolicyRules',
  arguments: {
    action: inStruct('text'),
    on_exit_codes: inStruct('block', { of: onExitCodes, zero: null }),
    on_pod_condition: inStruct('blocks', { of: onPodCondition, to: 'onPodConditions', zero: null, keepsEmpty: true }),
  },
};

const failurePolicy: Expander = {
  source: 'structure_job.go expandPodFailurePolicy',
  arguments: { rule: inStruct('blocks', { of: failureRule, to: 'rules', zero: null, keepsEmpty: true }) },
};

/** What a Job runs to its end. */
export const jobSpec: Expander = {
  source: 'structure_job.go expandJobV1Spec',
  arguments: {
    active_deadline_seconds: ifSet('whole'),
    backoff_limit: always('whole', { default: 6 }),
    backoff_limit_per_index: always('whole', { onlyIf: ['completion_mode', 'Indexed'] }),
    completion_mode: ifSet('text', { computed: true }),
    completions: ifSet('whole', { default: 1 }),
    manual_selector: always('flag'),
    max_failed_indexes: always('whole', { onlyIf: ['completion_mode', 'Indexed'] }),
    parallelism: always('whole', { default: 1 }),
    pod_failure_policy: ifSet('block', { of: failurePolicy }),
    selector: ifSet('block', { of: labelSelector }),
    template: inStruct('block', { of: podTemplate }),
    ttl_seconds_after_finished: ifSet('textAsWhole', { to: 'ttlSecondsAfterFinished' }),
  },
};

const jobTemplate: Expander = {
  source: 'structure_cron_job_v1.go expandJobTemplateV1',
  arguments: { metadata: inStruct('block', { of: metadata }), spec: inStruct('block', { of: jobSpec }) },
};

/** When Jobs are made, and by what. */
export const cronJobSpec: Expander = {
  source: 'structure_cron_job_v1.go expandCronJobSpecV1',
  arguments: {
    concurrency_policy: ifSet('text', { default: 'Allow' }),
    failed_jobs_history_limit: always('whole', { default: 1, except: [1] }),
    job_template: inStruct('block', { of: jobTemplate }),
    schedule: inStruct('text'),
    starting_deadline_seconds: ifSet('whole', { default: 0 }),
    successful_jobs_history_limit: always('whole', { default: 3, except: [3] }),
    suspend: always('flag', { default: false }),
    timezone: ifSet('text', { to: 'timeZone' }),
  },
};
