import { launchMetric } from './launch-metric';
import { onDemandShare } from './on-demand-share';
import type { SpotWatchProps } from './spot-watch-props';

/** A metric: namespace, name, dimensions and options, or an expression (CloudWatch API reference, "Dashboard Body Structure and Syntax"). */
type Metric = readonly (string | Readonly<Record<string, string | boolean>>)[];

/** Width of a dashboard's grid is 24 (same page): two graphs a row. */
const width = 12;
const height = 6;

/** What to show: the names of a watch. */
export type DashboardProps = Pick<
  SpotWatchProps,
  'name' | 'region' | 'pools' | 'queueName' | 'failedQueueName' | 'ruleNames'
>;

/** Given up, set aside for later, and lost because even that failed (EventBridge user guide, "Monitoring Amazon EventBridge"). */
const lost = ['FailedInvocations', 'InvocationsSentToDlq', 'InvocationsFailedToBeSentToDlq'];

/** Body of the dashboard, JSON: from the notice of an interruption to the node that replaces it. */
export function spotDashboard(props: DashboardProps): string {
  const graphs = [...noticeGraphs(props), ...nodeGraphs(props)];
  return JSON.stringify({
    widgets: graphs.map((properties, index) => widget({ ...properties, region: props.region }, index)),
  });
}

/** What AWS says, and whether it arrives. */
function noticeGraphs(props: DashboardProps): object[] {
  return [
    graph('Interruption notices: age of the oldest, s', 'Maximum', [
      sqs('ApproximateAgeOfOldestMessage', props.queueName),
    ]),
    graph('Notices that nobody could handle or deliver', 'Maximum', [
      sqs('ApproximateNumberOfMessagesVisible', props.failedQueueName),
    ]),
    graph(
      'Events sent to the queue',
      'Sum',
      props.ruleNames.map((rule) => byRule('Invocations', rule)),
    ),
    graph(
      'Events lost, or set aside',
      'Sum',
      props.ruleNames.flatMap((rule) => lost.map((metric) => byRule(metric, rule))),
    ),
  ];
}

/** What becomes of nodes. */
function nodeGraphs(props: DashboardProps): object[] {
  return [
    graph(
      'Nodes in service',
      'Average',
      props.pools.map(({ groupName }) => ofGroup('GroupInServiceInstances', groupName)),
      true,
    ),
    graph(
      'Nodes asked for',
      'Average',
      props.pools.map(({ groupName }) => ofGroup('GroupDesiredCapacity', groupName)),
      true,
    ),
    ...shareGraph(props),
    graph(
      'Failed launches',
      'Sum',
      props.pools.map(({ groupName }) => failedLaunches(props.name, groupName)),
    ),
  ];
}

function shareGraph({ pools }: DashboardProps): object[] {
  const share = onDemandShare(pools);
  if (share === undefined) return [];
  const hidden = share.groups.map(({ id, groupName }) => [
    ...ofGroup('GroupInServiceInstances', groupName),
    { id, visible: false },
  ]);
  return [
    graph('Share of On-Demand, %', 'Average', [
      ...hidden,
      [{ id: 'share', label: 'On-Demand', expression: share.expression }],
    ]),
  ];
}

function graph(title: string, stat: string, metrics: readonly Metric[], stacked = false): object {
  return { title, stat, metrics, stacked, view: 'timeSeries', period: 60 };
}

function widget(properties: object, index: number): object {
  return { type: 'metric', x: (index % 2) * width, y: Math.floor(index / 2) * height, width, height, properties };
}

function sqs(metric: string, queue: string): Metric {
  return ['AWS/SQS', metric, 'QueueName', queue];
}

function byRule(metric: string, rule: string): Metric {
  return ['AWS/Events', metric, 'RuleName', rule];
}

function ofGroup(metric: string, groupName: string): Metric {
  return ['AWS/AutoScaling', metric, 'AutoScalingGroupName', groupName];
}

function failedLaunches(name: string, groupName: string): Metric {
  const { namespace, metricName, dimension } = launchMetric(name);
  return [namespace, metricName, dimension, groupName];
}
