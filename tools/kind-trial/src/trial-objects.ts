/** Namespace of what the trial adds; the app knows nothing of it. */
export const namespace = 'kind-trial';

/** Where the emulated S3 is, as pods reach it. */
export interface StoreAddress {
  readonly host: string;
  readonly port: number;
}

/** What to ask, and for how long. */
export interface ClientOptions {
  readonly name: string;
  /** Image of ModelServer, which has bash and is on the nodes. */
  readonly image: string;
  /** Whole seconds. */
  readonly seconds: number;
  /** How many ask at a time. */
  readonly workers: number;
}

const serving = { namespace: 'serving' };

/** What a cluster without AWS needs beside the app: a way for pods to the emulated S3, one for the clients, and the metrics API that a rehearsal took away. */
export function surroundings({ host, port }: StoreAddress, clientScript: string): readonly object[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'client', namespace: namespace },
      data: { 'client.sh': clientScript },
    },
    networkPolicy('kind-trial-store', {
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: `${host}/32` } }], ports: [{ protocol: 'TCP', port }] }],
    }),
    networkPolicy('kind-trial-clients', {
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }] }],
    }),
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: 'v1beta1.metrics.k8s.io' },
      spec: {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        groupPriorityMinimum: 100,
        versionPriority: 100,
        insecureSkipTLSVerify: true,
        service: { namespace: 'kube-system', name: 'metrics-server', port: 443 },
      },
    },
  ];
}

function networkPolicy(name: string, spec: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, ...serving },
    spec: { podSelector: {}, ...spec },
  };
}

/** A pod that asks the model's Service for predictions, a connection for each, and then says how many answers came. */
export function client({ name, image, seconds, workers }: ClientOptions): object {
  const settings = {
    HOST: 'half-plus-two.serving.svc',
    PORT: '8501',
    MODEL_PATH: '/v1/models/half-plus-two:predict',
    RUN_SECONDS: `${seconds}`,
    WORKERS: `${workers}`,
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: namespace },
    spec: {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'client',
          image,
          command: ['/bin/bash', '/trial/client.sh'],
          env: Object.entries(settings).map(([variable, value]) => ({ name: variable, value })),
          volumeMounts: [{ name: 'script', mountPath: '/trial' }],
        },
      ],
      volumes: [{ name: 'script', configMap: { name: 'client' } }],
    },
  };
}
