import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Release } from '@cdktf/provider-helm/lib/release';
import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { LinkedApp } from './linked-app';

type Texts = Readonly<Record<string, string>>;
interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
}
interface Named {
  readonly metadata: Metadata;
}
interface Toleration {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}
interface Backend {
  readonly service: { readonly name: string };
}
interface Ingress extends Named {
  readonly spec: {
    readonly ingress_class_name: string;
    readonly rule: readonly { readonly host: string; readonly http: { readonly path: readonly { readonly backend: Backend }[] } }[];
  };
}
interface Service extends Named {
  readonly spec: { readonly selector: Texts; readonly port: readonly { readonly port: number; readonly target_port: string }[] };
}
interface Deployment extends Named {
  readonly spec: {
    readonly selector: { readonly match_labels: Texts };
    readonly template: { readonly metadata: { readonly labels: Texts }; readonly spec: Pod };
  };
}
interface Pod {
  readonly node_selector: Texts;
  readonly toleration: readonly Toleration[];
  readonly priority_class_name: string;
  readonly service_account_name: string;
  readonly affinity: { readonly node_affinity: { readonly preferred_during_scheduling_ignored_during_execution: readonly Preference[] } };
  readonly container: readonly { readonly port: readonly { readonly name: string; readonly container_port: number }[] }[];
  readonly init_container: readonly { readonly env: readonly { readonly name: string; readonly value: string }[] }[];
  readonly volume: readonly { readonly config_map?: { readonly name: string } }[];
}
interface Preference {
  readonly preference: { readonly match_expressions: readonly { readonly key: string; readonly values: readonly string[] }[] };
}
interface Group {
  readonly name: string;
  readonly tag: readonly { readonly key: string; readonly value: string; readonly propagate_at_launch: boolean }[];
  readonly mixed_instances_policy: { readonly launch_template: { readonly launch_template_specification: { readonly launch_template_id: string } } };
}
interface Association {
  readonly namespace: string;
  readonly service_account: string;
  readonly role_arn: string;
}
interface Statement {
  readonly Sid: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals?: Texts };
}

/** A step of the chain, in words, and whether it holds. */
type Link = readonly [string, boolean];

const within = (some: Texts = {}, all: Texts = {}) => Object.entries(some).every(([key, value]) => all[key] === value);
const annotation = ({ metadata }: Named, name: string) => metadata.annotations?.[`alb.ingress.kubernetes.io/${name}`] ?? '';
const list = (value: string | readonly string[] = []) => (typeof value === 'string' ? [value] : value);

/** Links of the chain from HTTPS to pods on Spot, and of what sizes and drains them, that do not hold; all by the names, labels and ARNs that are written. */
export function brokenLinks(app: LinkedApp): string[] {
  const parts = [wayIn, ingresses, services, pods, pools, autoscalers, interruptions, identities, alarms];
  const links = parts.flatMap((part) => part(app));
  return links.filter(([, holds]) => !holds).map(([link]) => link);
}

/** HTTPS: names in DNS, the certificate that covers them, and the hosts that are routed. */
function wayIn(app: LinkedApp): Link[] {
  const [certificate] = app.all<{ readonly domain_name: string; readonly subject_alternative_names: readonly string[] }>('platform', AcmCertificate);
  const covered = [certificate?.domain_name ?? '', ...(certificate?.subject_alternative_names ?? [])];
  const records = app.all<{ readonly name: string }>('serving', Route53Record).map(({ name }) => name);
  const hosts = app.all<Ingress>('serving', IngressV1).flatMap(({ spec }) => spec.rule.map(({ host }) => host));
  const by = (names: readonly string[], host: string) => names.includes(host) || names.includes(host.replace(/^[^.]+/, '*'));
  return [
    ['hosts are routed', hosts.length > 0],
    ...hosts.flatMap((host): Link[] => [[`certificate -> ${host}`, by(covered, host)], [`DNS -> ${host}`, by(records, host)]]),
  ];
}

/** One load balancer for all: certificate, listeners, group, and a controller that works for this cluster. */
function ingresses(app: LinkedApp): Link[] {
  const all = app.all<Ingress>('serving', IngressV1);
  const [certificate] = app.all('platform', AcmCertificate);
  return all.flatMap((ingress): Link[] => {
    const { name } = ingress.metadata;
    const says = (key: string) => annotation(ingress, key);
    const backends = ingress.spec.rule.flatMap(({ http }) => http.path.map(({ backend }) => backend.service.name));
    return [
      [`${name} -> certificate`, says('certificate-arn') === `${certificate?.address}.arn`],
      [`${name} listens for HTTPS`, says('listen-ports').includes('{"HTTPS":443}') && says('ssl-redirect') === '443' && says('ssl-policy').includes('TLS13')],
      [`${name} -> load balancer of the group`, all.every((other) => annotation(other, 'group.name') === says('group.name')) && ingress.spec.ingress_class_name === 'alb'],
      [`${name} -> action`, backends.length > 0 && backends.every((backend) => says(`actions.${backend}`) !== '')],
      [`${name} -> pods by address`, says('target-type') === 'ip'],
    ];
  });
}

/** The Services that an Ingress' action names, and the pods that they find. */
function services(app: LinkedApp): Link[] {
  const found = app.all<Service>('serving', ServiceV1);
  const deployments = app.all<Deployment>('serving', DeploymentV1);
  return app.all<Ingress>('serving', IngressV1).flatMap((ingress) => {
    const { forwardConfig } = JSON.parse(annotation(ingress, 'actions.forward') || '{}') as {
      readonly forwardConfig?: { readonly targetGroups: readonly { readonly serviceName: string; readonly servicePort: number; readonly weight: number }[] };
    };
    return (forwardConfig?.targetGroups ?? []).flatMap(({ serviceName, servicePort, weight }): Link[] => {
      const to = `${ingress.metadata.name} -> Service ${serviceName}`;
      const service = found.find(({ metadata }) => metadata.name === serviceName && metadata.namespace === ingress.metadata.namespace);
      const port = service?.spec.port.find((each) => each.port === servicePort);
      const behind = deployments.filter(({ spec }) => within(service?.spec.selector, spec.template.metadata.labels));
      const open = behind.every(({ spec }) => spec.template.spec.container.some((each) => each.port.some(({ name }) => name === port?.target_port)));
      return [
        [to, service !== undefined],
        [`${to}:${servicePort}`, port !== undefined && open],
        [`${to} -> pods`, weight === 0 || behind.length > 0],
        [`${to} -> pods of no other`, behind.every(({ metadata }) => metadata.name.replace(/-floor$/, '') === serviceName)],
      ];
    });
  });
}

/** Pods by their Deployment, in a namespace with gates, with all that they refer to. */
function pods(app: LinkedApp): Link[] {
  const [namespace] = app.all<Named>('serving', NamespaceV1);
  const names = (all: readonly Named[]) => all.map(({ metadata }) => metadata.name);
  const classes = names(app.all<Named>('platform', PriorityClassV1));
  // Kubernetes may end a map's name itself; then it is known by its address alone.
  const maps = app.all<Named>('serving', ConfigMapV1).flatMap(({ metadata: { name }, address }) => [name, `${address}.metadata[0].name`]);
  const accounts = names(app.all<Named>('serving', ServiceAccountV1));
  const gated = namespace?.metadata.labels?.['elbv2.k8s.aws/pod-readiness-gate-inject'] === 'enabled';
  return app.all<Deployment>('serving', DeploymentV1).flatMap(({ metadata: { name, namespace: home }, spec: { selector, template } }): Link[] => [
    [`${name} -> pods`, within(selector.match_labels, template.metadata.labels)],
    [`${name} -> namespace with gates`, home === namespace?.metadata.name && gated],
    [`${name} -> priority class`, classes.includes(template.spec.priority_class_name)],
    [`${name} -> service account`, accounts.includes(template.spec.service_account_name)],
    [`${name} -> files`, template.spec.volume.every(({ config_map: map }) => map === undefined || maps.includes(map.name))],
  ]);
}

const template = 'k8s.io/cluster-autoscaler/node-template';
/** Labels of a node as the autoscaler is told by tags; the kubelet adds its architecture itself, here that of x86 types. */
const labelsOf = ({ tag }: Group) => ({ 'kubernetes.io/arch': 'amd64', ...tagged(tag, `${template}/label/`) });
const taintsOf = ({ tag }: Group) => Object.entries(tagged(tag, `${template}/taint/`));
const tagged = (tags: Group['tag'], prefix: string) =>
  Object.fromEntries(tags.filter(({ key }) => key.startsWith(prefix)).map(({ key, value }) => [key.slice(prefix.length), value] as const));

/** Pods land on Spot nodes: what they select, prefer and bear is what the pool's nodes have, by tags for the autoscaler and by user data for the kubelet. */
function pools(app: LinkedApp): Link[] {
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  const templates = app.all<{ readonly user_data: string }>('cluster', LaunchTemplate);
  const told = groups.map((group): Link => {
    const { launch_template_id: id } = group.mixed_instances_policy.launch_template.launch_template_specification;
    const userData = templates.find(({ address }) => id === `${address}.id`)?.user_data ?? '';
    const labels = Object.entries(tagged(group.tag, `${template}/label/`)).map(([key, value]) => `${key}=${value}`);
    const taints = taintsOf(group).map(([key, value]) => `${key}=${value}`);
    const [, given = ''] = /--node-labels=([^']*)/.exec(userData) ?? [];
    const [, borne = ''] = /--register-with-taints=([^']*)/.exec(userData) ?? [];
    return [`${group.name} tags -> user data`, given.split(',').sort().join() === labels.sort().join() && borne === taints.join()];
  });
  const placed = app.all<Deployment>('serving', DeploymentV1).flatMap(({ metadata: { name }, spec }): Link[] => {
    const pod = spec.template.spec;
    const homes = groups.filter((group) => within(pod.node_selector, labelsOf(group)) && taintsOf(group).every((taint) => bears(pod, taint)));
    const preferred = pod.affinity.node_affinity.preferred_during_scheduling_ignored_during_execution.flatMap(({ preference }) => preference.match_expressions);
    const wanted = homes.filter((group) => preferred.some(({ key, values }) => values.includes((labelsOf(group) as Texts)[key] ?? '')));
    return [
      [`${name} -> every pool`, homes.length === groups.length && homes.length > 1],
      [`${name} -> Spot first`, wanted.length > 0 && wanted.every(({ tag }) => tagged(tag, `${template}/label/`)['spot-serving.dev/lifecycle'] === 'spot')],
    ];
  });
  return [...told, ...placed];
}

const bears = ({ toleration }: Pod, [key, value]: readonly [string, string]) => toleration.some((each) => each.key === key && `${each.value}:${each.effect}` === value);

function valuesOf<T>(app: LinkedApp, chart: string): T {
  const release = app.all<{ readonly name: string; readonly values: readonly string[] }>('platform', Release).find(({ name }) => name === chart);
  return JSON.parse(release?.values[0] ?? '{}') as T;
}

interface AutoscalerValues {
  readonly autoDiscovery?: { readonly clusterName: string; readonly tags: readonly string[] };
  readonly expanderPriorities?: Readonly<Record<string, readonly string[]>>;
}

/** HPA -> Deployment, and discovery tags -> cluster autoscaler, and its rights. */
function autoscalers(app: LinkedApp): Link[] {
  const deployments = app.all<Deployment>('serving', DeploymentV1).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const scaled = app.all<Named & { readonly spec: { readonly scale_target_ref: { readonly name: string } } }>('serving', HorizontalPodAutoscalerV2);
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  const { autoDiscovery, expanderPriorities } = valuesOf<AutoscalerValues>(app, 'cluster-autoscaler');
  const [cluster] = app.all<{ readonly name: string }>('cluster', EksCluster);
  const condition = statement(app, 'platform', 'SizeOwnGroups')?.Condition?.StringEquals ?? {};
  const asked = Object.values(expanderPriorities ?? {}).flat();
  return [
    ['cluster -> autoscaler', autoDiscovery?.clusterName === cluster?.name],
    ['cluster -> load balancer controller', valuesOf<{ readonly clusterName?: string }>(app, 'aws-load-balancer-controller').clusterName === cluster?.name],
    ...scaled.map(({ metadata, spec }): Link => [`HPA ${metadata.name} -> Deployment`, deployments.includes(`${metadata.namespace}/${spec.scale_target_ref.name}`)]),
    ...groups.flatMap(({ name, tag }): Link[] => [
      [`${name} -> autoscaler finds it`, autoDiscovery !== undefined && autoDiscovery.tags.every((key) => tag.some((each) => each.key === key))],
      [`${name} -> autoscaler prefers it`, asked.some((pattern) => new RegExp(pattern).test(name))],
      [`${name} -> autoscaler may size it`, has(tag, condition)],
    ]),
  ];
}

const has = (tag: Group['tag'], condition: Texts) => {
  const entries = Object.entries(condition).map(([key, value]) => [key.replace('autoscaling:ResourceTag/', ''), value] as const);
  return entries.length > 0 && entries.every(([key, value]) => tag.some((each) => each.key === key && each.value === value));
};

function statement(app: LinkedApp, stack: string, sid: string): Statement | undefined {
  const policies = app.all<{ readonly policy: string }>(stack, IamRolePolicy);
  return policies.flatMap(({ policy }) => statementsOf(policy)).find(({ Sid }) => Sid === sid);
}

const statementsOf = (policy: string) => (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;

/** Spot's warning -> rule -> queue -> handler that may read it -> nodes that it may drain. */
function interruptions(app: LinkedApp): Link[] {
  const queues = app.all<{ readonly redrive_policy?: string }>('cluster', SqsQueue);
  const queue = queues.find(({ redrive_policy: failed }) => failed !== undefined)?.address;
  const { queueURL, managedTag } = valuesOf<{ readonly queueURL?: string; readonly managedTag?: string }>(app, 'aws-node-termination-handler');
  const rules = app.all<{ readonly name: string; readonly event_pattern: string }>('cluster', CloudwatchEventRule);
  const heard = app.all<{ readonly rule: string; readonly arn: string }>('cluster', CloudwatchEventTarget).filter(({ arn }) => arn === `${queue}.arn`);
  const warnings = rules.filter(({ event_pattern: pattern }) => /Spot Instance Interruption Warning|Instance-terminate Lifecycle Action/.test(pattern));
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  return [
    ['warnings are heard', warnings.length === 2],
    ...warnings.map(({ name }): Link => [`${name} -> queue`, heard.some(({ rule }) => rule === name)]),
    ['queue -> handler', queueURL === `${queue}.url`],
    ['handler may take messages', list(statement(app, 'platform', 'TakeMessages')?.Resource).join() === `${queue}.arn`],
    ...groups.flatMap(({ name, address, tag }): Link[] => [
      [`${name} -> handler drains it`, tag.some(({ key, propagate_at_launch: shown }) => key === managedTag && shown)],
      [`${name} -> handler answers its hooks`, list(statement(app, 'platform', 'AnswerHooks')?.Resource).includes(`${address}.arn`)],
    ]),
  ];
}

/** Service account -> pod identity -> role -> policy -> the very objects that the loader asks for. */
function identities(app: LinkedApp): Link[] {
  const associations = app.all<Association>('serving', EksPodIdentityAssociation);
  const roles = app.all<{ readonly name: string }>('serving', IamRole);
  const attached = app.all<{ readonly role: string; readonly policy_arn: string }>('serving', IamRolePolicyAttachment);
  const policies = app.all<{ readonly policy: string }>('models', IamPolicy);
  return app.all<Deployment>('serving', DeploymentV1).flatMap(({ metadata: { name, namespace }, spec }): Link[] => {
    const account = spec.template.spec.service_account_name;
    const association = associations.find((each) => each.namespace === namespace && each.service_account === account);
    const role = roles.find(({ address }) => association?.role_arn === `${address}.arn`);
    const arns = attached.filter((each) => each.role === role?.name).map(({ policy_arn: arn }) => arn);
    const granted = policies.filter(({ address }) => arns.includes(`${address}.arn`)).flatMap(({ policy }) => statementsOf(policy));
    const uri = spec.template.spec.init_container[0]?.env.find((variable) => variable.name === 'MODEL_URI')?.value ?? '';
    const readable = granted.filter(({ Sid }) => Sid === 'ReadModel').flatMap(({ Resource }) => list(Resource));
    return [
      [`${name} -> pod identity`, association !== undefined],
      [`${name} -> role`, role !== undefined],
      [`${name} -> its model in the store`, readable.some((arn) => uri.replace('s3://', 'arn:aws:s3:::').startsWith(arn.replace(/\*$/, '')))],
    ];
  });
}

/** Alarms of the models -> the topic of the cluster. */
function alarms(app: LinkedApp): Link[] {
  const topics = app.all('cluster', SnsTopic).map(({ address }) => `${address}.arn`);
  const all = app.all<{ readonly alarm_name: string; readonly alarm_actions: readonly string[] }>('serving', CloudwatchMetricAlarm);
  return [['alarms are there', all.length > 0], ...all.map(({ alarm_name: name, alarm_actions: actions }): Link => [`${name} -> topic`, actions.some((arn) => topics.includes(arn))])];
}
