import { readFileSync } from 'node:fs';

import { Failure } from '@spot-serving/terraform-runner/program';

import { clusterOf, type StackProviders } from './cluster-of';

/** Pods of one Deployment, as they were planned. */
export interface PlannedWorkload {
  /** Name of the Deployment. */
  readonly name: string;
  /** Name of the Service, and of the disruption budget. */
  readonly service: string;
  /** Labels by which the Deployment finds its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly model: string;
  readonly version: string;
  /** Digest that the manifest of the version's files must have; undefined where the environment names none. */
  readonly manifest: string | undefined;
  /** Image of ModelServer. */
  readonly image: string;
  /** Path that answers only while the version can be used. */
  readonly readinessPath: string;
  /** Target groups, and so readiness gates, that a pod has at least. */
  readonly gates: number;
  /** Whether an autoscaler sets the number of pods. */
  readonly scaled: boolean;
}

/** The models of an app and where they are. */
export interface PlannedServing {
  /** Name of the EKS cluster. */
  readonly cluster: string;
  readonly region: string;
  readonly namespace: string;
  readonly workloads: readonly PlannedWorkload[];
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly readiness_probe?: { readonly http_get?: { readonly path: string } };
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}
interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly container: readonly Container[]; readonly init_container?: readonly Container[] };
}
interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector: { readonly match_labels: Readonly<Record<string, string>> };
    readonly template: Template;
  };
}
interface Ingress {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}
interface Autoscaler {
  readonly spec: { readonly scale_target_ref: { readonly name: string } };
}
interface Stack {
  readonly provider?: StackProviders;
  readonly resource?: {
    readonly kubernetes_namespace_v1?: Readonly<Record<string, { readonly metadata: { readonly name: string } }>>;
    readonly kubernetes_deployment_v1?: Readonly<Record<string, Deployment>>;
    readonly kubernetes_ingress_v1?: Readonly<Record<string, Ingress>>;
    readonly kubernetes_horizontal_pod_autoscaler_v2?: Readonly<Record<string, Autoscaler>>;
  };
}

/**
 * Reads what was planned from a synthesized serving stack, so that no code of the app runs where there are credentials.
 *
 * @throws {Failure} 2 when the file is no such stack
 */
export function readPlannedServing(file: string): PlannedServing {
  const { provider, resource = {} } = readStack(file);
  const { cluster, region } = clusterOf(provider);
  const [namespace] = Object.values(resource.kubernetes_namespace_v1 ?? {});
  const deployments = Object.values(resource.kubernetes_deployment_v1 ?? {});
  if (cluster === undefined || region === undefined || namespace === undefined || deployments.length === 0) {
    throw new Failure(
      `${file} serves no model: it has no cluster, namespace or Deployment; name the folder of an app with a serving stack`,
      2,
    );
  }
  const ingresses = Object.values(resource.kubernetes_ingress_v1 ?? {});
  const autoscalers = Object.values(resource.kubernetes_horizontal_pod_autoscaler_v2 ?? {});
  const workloads = deployments.map((deployment) => plannedWorkload(deployment, ingresses, autoscalers));
  return { cluster, region, namespace: namespace.metadata.name, workloads };
}

function plannedWorkload(
  { metadata, spec }: Deployment,
  ingresses: readonly Ingress[],
  autoscalers: readonly Autoscaler[],
): PlannedWorkload {
  const labels = spec.selector.match_labels;
  const service = labels['app.kubernetes.io/instance'] ?? metadata.name;
  const server = spec.template.spec.container.find(({ readiness_probe: probe }) => probe?.http_get !== undefined);
  const readinessPath = server?.readiness_probe?.http_get?.path ?? '';
  const [, model = '', version = ''] = /^\/v1\/models\/([^/]+)\/versions\/([^/]+)\/metadata$/.exec(readinessPath) ?? [];
  if (server === undefined || version === '')
    throw new Failure(
      `Deployment ${metadata.name} is not made by TensorFlowServing: no container asks for the version that it serves`,
      2,
    );
  const behind = ingresses.filter((ingress) => servicesOf(ingress).includes(service));
  const scaled = autoscalers.some((autoscaler) => autoscaler.spec.scale_target_ref.name === metadata.name);
  return {
    name: metadata.name,
    service,
    labels,
    model,
    version,
    manifest: manifestOf(spec.template.spec.init_container),
    image: server.image,
    readinessPath,
    gates: behind.length,
    scaled,
  };
}

/** What the loader is told of the manifest. */
function manifestOf(containers: readonly Container[] = []): string | undefined {
  return containers.flatMap(({ env = [] }) => env).find(({ name }) => name === 'MANIFEST_DIGEST')?.value;
}

/** Services that the actions of an Ingress forward to. */
function servicesOf({ metadata }: Ingress): string[] {
  const actions = Object.entries(metadata.annotations ?? {}).filter(([key]) =>
    key.startsWith('alb.ingress.kubernetes.io/actions.'),
  );
  return actions.flatMap(([, text]) => {
    const { forwardConfig } = JSON.parse(text) as {
      readonly forwardConfig?: { readonly targetGroups: readonly { readonly serviceName: string }[] };
    };
    return (forwardConfig?.targetGroups ?? []).map(({ serviceName }) => serviceName);
  });
}

function readStack(file: string): Stack {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stack;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'is not there' : `cannot be read (${message})`;
    throw new Failure(
      `${file} ${found}: synthesize the app first (npx nx synth APP), or name the folder with --synthesized`,
      2,
    );
  }
}
