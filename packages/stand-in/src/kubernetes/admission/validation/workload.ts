import { below, type Fields, fieldsOf, type Problem, unknownWord, when } from '../problem';
import { labelProblems } from './forms';
import { numberProblems, shareProblems } from './numbers';
import { podSpecProblems } from './pod';
import { selectorProblems, selects } from './selector';

/** What is wrong with a Deployment, a DaemonSet or a StatefulSet (kubernetes v1.34.4, pkg/apis/apps/validation/validation.go). */
export function workloadProblems(spec: Fields): Problem[] {
  const { replicas, minReadySeconds = 0, revisionHistoryLimit, progressDeadlineSeconds: deadline } = spec;
  const late = typeof deadline === 'number' && typeof minReadySeconds === 'number' && deadline <= minReadySeconds;
  return [
    ...numberProblems('replicas', replicas, 0),
    ...numberProblems('minReadySeconds', minReadySeconds, 0),
    ...numberProblems('revisionHistoryLimit', revisionHistoryLimit, 0),
    ...when(late, 'progressDeadlineSeconds', deadline, `write more than minReadySeconds, ${String(minReadySeconds)}`),
    ...ofTemplate(spec),
    ...templateProblems(fieldsOf(spec.template), ['Always']),
  ];
}

/** What is wrong with how a Deployment replaces its pods. */
export function deploymentProblems({ strategy }: Fields): Problem[] {
  const { type = 'RollingUpdate', rollingUpdate } = fieldsOf(strategy);
  const { maxSurge, maxUnavailable } = fieldsOf(rollingUpdate);
  const stuck = isNone(maxSurge) && isNone(maxUnavailable);
  return [
    ...unknownWord('strategy.type', type, ['Recreate', 'RollingUpdate']),
    ...when(
      type === 'Recreate' && rollingUpdate !== undefined,
      'strategy.rollingUpdate',
      rollingUpdate,
      'Recreate has none',
    ),
    ...shareProblems('strategy.rollingUpdate.maxSurge', maxSurge),
    ...shareProblems('strategy.rollingUpdate.maxUnavailable', maxUnavailable),
    ...when(
      /^\d+%$/.test(String(maxUnavailable)) && Number.parseInt(String(maxUnavailable)) > 100,
      'strategy.rollingUpdate.maxUnavailable',
      maxUnavailable,
      'write at most 100%',
    ),
    ...when(
      stuck,
      'strategy.rollingUpdate.maxUnavailable',
      maxUnavailable,
      'one of maxSurge and maxUnavailable is above 0',
    ),
  ];
}

const isNone = (share: unknown) => share === 0 || share === '0%';

/** What is wrong with how a DaemonSet or a StatefulSet replaces its pods. */
export function updateProblems({ updateStrategy, podManagementPolicy }: Fields): Problem[] {
  return [
    ...unknownWord('updateStrategy.type', fieldsOf(updateStrategy).type, ['OnDelete', 'RollingUpdate']),
    ...unknownWord('podManagementPolicy', podManagementPolicy, ['OrderedReady', 'Parallel']),
  ];
}

/** A Job's pods end, and are chosen by a label that the Job itself gives them. */
export function jobProblems(spec: Fields): Problem[] {
  const numbers = ['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'];
  return [
    ...numbers.flatMap((name) => numberProblems(name, spec[name], 0)),
    ...unknownWord('completionMode', spec.completionMode, ['Indexed', 'NonIndexed']),
    ...templateProblems(fieldsOf(spec.template), ['OnFailure', 'Never']),
  ];
}

function ofTemplate({ selector, template }: Fields): Problem[] {
  const { labels } = fieldsOf(fieldsOf(template).metadata);
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const empty = matchLabels === undefined && matchExpressions === undefined;
  return [
    ...when(empty, 'selector', selector, 'choose the pods by labels'),
    ...selectorProblems('selector', selector),
    ...when(
      !empty && !selects(selector, fieldsOf(labels)),
      'template.metadata.labels',
      labels,
      `the selector chooses ${JSON.stringify(matchLabels ?? matchExpressions)}`,
    ),
  ];
}

function templateProblems({ metadata, spec }: Fields, restarts: readonly string[]): Problem[] {
  const { restartPolicy = 'Always' } = fieldsOf(spec);
  const { activeDeadlineSeconds: deadline } = fieldsOf(spec);
  return [
    ...when(
      deadline !== undefined && restarts.includes('Always'),
      'template.spec.activeDeadlineSeconds',
      deadline,
      'pods that are kept running have none',
    ),
    ...labelProblems('template.metadata.labels', fieldsOf(metadata).labels),
    ...unknownWord('template.spec.restartPolicy', restartPolicy, restarts),
    ...below('template.spec', podSpecProblems(fieldsOf(spec))),
  ];
}
