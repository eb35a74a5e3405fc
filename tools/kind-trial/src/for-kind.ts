/** An environment variable of a container, as Terraform's kubernetes provider has it. */
interface Variable {
  readonly name: string;
  readonly value: string;
}

interface Container {
  readonly name: string;
  readonly env?: readonly Variable[];
}

interface PodSpec {
  readonly init_container?: readonly Container[];
  readonly readiness_gate?: readonly { readonly condition_type: string }[];
}

interface Deployment {
  readonly spec: { readonly template: { readonly spec: PodSpec } };
}

/** The part of a serving stack that a cluster without AWS needs otherwise. */
export interface ServingStackJson {
  readonly resource?: { readonly kubernetes_deployment_v1?: Readonly<Record<string, Deployment>> };
}

/** What stands in for AWS. */
export interface ForKindOptions {
  /** Address of the emulated S3, as pods reach it. */
  readonly storeEndpoint: string;
}

/** Readiness gates that the load balancer's controller would add when a pod is made: one for each target group, REST and gRPC. */
export const readinessGates = ['rest', 'grpc'].map((name) => `target-health.elbv2.k8s.aws/kind-trial-${name}`);

/**
 * A serving stack for a cluster without AWS. Two things are added to each pod, and nothing else is touched: what the loader needs to reach the emulated
 * S3, in place of EKS Pod Identity, and the readiness gates, in place of the load balancer controller's webhook.
 *
 * @throws {Error} when no pod has a loader: then the trial would prove nothing
 */
export function forKind(stack: ServingStackJson, { storeEndpoint }: ForKindOptions): ServingStackJson {
  const deployments = Object.entries(stack.resource?.kubernetes_deployment_v1 ?? {});
  if (deployments.length === 0) throw new Error('the serving stack has no Deployment; mend for-kind.ts');
  const adapted = deployments.map(([name, one]) => [name, adaptedDeployment(name, one, storeEndpoint)] as const);
  return { ...stack, resource: { ...stack.resource, kubernetes_deployment_v1: Object.fromEntries(adapted) } };
}

function adaptedDeployment(name: string, deployment: Deployment, storeEndpoint: string): Deployment {
  const { spec } = deployment;
  const pod = spec.template.spec;
  const loaders = pod.init_container ?? [];
  if (!loaders.some((one) => one.name === 'loader')) throw new Error(`${name} has no loader; mend for-kind.ts`);
  const init_container = loaders.map((one) =>
    one.name === 'loader' ? { ...one, env: [...(one.env ?? []), ...reaching(storeEndpoint)] } : one,
  );
  const readiness_gate = readinessGates.map((condition_type) => ({ condition_type }));
  return {
    ...deployment,
    spec: { ...spec, template: { ...spec.template, spec: { ...pod, init_container, readiness_gate } } },
  };
}

/** The emulator takes any credentials; the AWS CLI asks for some (AWS CLI user guide, "Service-specific endpoints"). */
function reaching(storeEndpoint: string): readonly Variable[] {
  return [
    { name: 'AWS_ENDPOINT_URL_S3', value: storeEndpoint },
    { name: 'AWS_ACCESS_KEY_ID', value: 'emulated' },
    { name: 'AWS_SECRET_ACCESS_KEY', value: 'emulated' },
  ];
}
