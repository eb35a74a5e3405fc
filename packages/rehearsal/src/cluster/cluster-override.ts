import type { ChartSource } from './charts';
import type { ClusterStackJson, ResourceJson } from './cluster-stack-json';

/** Resources of the kubernetes provider that wait for pods (2.38.0, kubernetes/resource_kubernetes_*: `wait_for_rollout`). */
const withRollout = /^kubernetes_(deployment|stateful_set|daemon_set|daemonset)(_v1)?$/;

/** Those that wait for a Job (2.38.0, kubernetes/resource_kubernetes_job_v1.go). */
const withCompletion = /^kubernetes_job(_v1)?$/;

/** How a stack is led to a cluster. */
export interface ClusterOverrideOptions {
  /** Absolute path of a kubeconfig. */
  readonly kubeconfig: string;
  /** Where a chart of a repository is, on this machine. */
  readonly chartOf: ChartSource;
}

/**
 * Terraform override that leads a stack's kubernetes and helm providers to a cluster by a kubeconfig, in place of what the stack says; takes charts
 * from a folder, if there is one; and waits for no pod, as none can run where no kubelet is.
 */
export function clusterOverride(stack: ClusterStackJson, options: ClusterOverrideOptions): object {
  return {
    provider: {
      ...forEach(stack.provider?.kubernetes, () => ({
        kubernetes: {
          config_path: options.kubeconfig,
          host: null,
          cluster_ca_certificate: null,
          // A nested block can be overridden by others of its type, and not by none; a dynamic one may have none
          // (https://developer.hashicorp.com/terraform/language/files/override#merging-behavior).
          dynamic: { exec: { for_each: [], content: { api_version: '', command: '' } } },
        },
      })),
      ...forEach(stack.provider?.helm, () => ({ helm: { kubernetes: { config_path: options.kubeconfig } } })),
    },
    resource: resourceOverrides(stack, options),
  };
}

type ProviderBlock = Readonly<Record<string, unknown>>;

/** One configuration as cdktf writes them, a list; each keeps its alias. */
function forEach(
  written: unknown,
  override: () => Readonly<Record<string, object>>,
): Readonly<Record<string, object[]>> {
  if (written === undefined) return {};
  const blocks = (Array.isArray(written) ? written : [written]) as readonly ProviderBlock[];
  return Object.fromEntries(
    Object.entries(override()).map(([provider, body]) => [
      provider,
      blocks.map(({ alias }) => ({ ...(alias === undefined ? {} : { alias }), ...body })),
    ]),
  );
}

function resourceOverrides({ resource = {} }: ClusterStackJson, { chartOf }: ClusterOverrideOptions): object {
  const types = Object.entries(resource).flatMap(([type, named]) => {
    const overridden = Object.entries(named).flatMap(([name, body]) => {
      const override = resourceOverride(type, body, chartOf);
      return override === undefined ? [] : [[name, override] as const];
    });
    return overridden.length === 0 ? [] : [[type, Object.fromEntries(overridden)] as const];
  });
  return Object.fromEntries(types);
}

function resourceOverride(type: string, body: ResourceJson, chartOf: ChartSource): object | undefined {
  if (withRollout.test(type)) return { wait_for_rollout: false };
  if (withCompletion.test(type)) return { wait_for_completion: false };
  if (type !== 'helm_release') return undefined;
  // `atomic` waits as well (helm 3.1.1, helm/resource_helm_release.go: "The wait flag will be set automatically if atomic is used").
  return { wait: false, wait_for_jobs: false, atomic: false, ...chartOf(body) };
}

/** What {@link clusterOverride} takes from every stack, in words for the report. */
export const notWaitedFor =
  "Terraform waits for no pod (wait_for_rollout, wait_for_completion, helm's wait and atomic are off): no node runs one";
