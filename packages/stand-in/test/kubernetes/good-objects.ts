import type { KubernetesObject } from '../../src/kubernetes';

const labels = { app: 'web' };
const metadata = { name: 'web', namespace: 'default' };
const selector = { matchLabels: labels };
const handler = {
  httpGet: { path: '/', port: 80, scheme: 'HTTP' },
  successThreshold: 1,
  failureThreshold: 3,
  periodSeconds: 5,
};
const term = {
  topologyKey: 'zone',
  labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
};
const expression = { key: 'kind', operator: 'In', values: ['a'] };
const container = {
  name: 'web',
  image: 'web:1',
  imagePullPolicy: 'Always',
  terminationMessagePolicy: 'File',
  ports: [{ containerPort: 80, name: 'http', protocol: 'TCP' }],
  env: [{ name: 'A', value: 'a' }],
  volumeMounts: [{ name: 'files', mountPath: '/files', mountPropagation: 'None', subPath: 'a' }],
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  livenessProbe: { ...handler, initialDelaySeconds: 1, timeoutSeconds: 1 },
  readinessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 5 },
  startupProbe: { grpc: { port: 80, service: '' } },
  lifecycle: { preStop: { exec: { command: ['a'] } } },
  securityContext: { runAsUser: 1, runAsGroup: 1, allowPrivilegeEscalation: false },
};
const spread = {
  maxSkew: 1,
  topologyKey: 'zone',
  whenUnsatisfiable: 'DoNotSchedule',
  minDomains: 2,
  labelSelector: selector,
};
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const pod = {
  containers: [container],
  initContainers: [{ name: 'first', image: 'first:1' }],
  volumes: [{ name: 'files', configMap: { name: 'files', defaultMode: 0o644 } }],
  securityContext: { fsGroup: 1, seccompProfile: { type: 'RuntimeDefault' } },
  affinity: {
    nodeAffinity: {
      [required]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
      [preferred]: [{ weight: 1, preference: { matchExpressions: [expression] } }],
    },
    podAntiAffinity: { [required]: [term], [preferred]: [{ weight: 1, podAffinityTerm: term }] },
  },
  tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }],
  topologySpreadConstraints: [spread],
  nodeSelector: { kind: 'a' },
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  serviceAccountName: 'web',
  priorityClassName: 'web',
  hostname: 'web',
  terminationGracePeriodSeconds: 30,
};
const template = { metadata: { labels }, spec: pod };
const once = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }], restartPolicy: 'Never' } };
const rules = {
  selectPolicy: 'Max',
  stabilizationWindowSeconds: 60,
  policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
};
const metric = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };
const backend = { service: { name: 'web', port: { number: 80 } } };
const peer = { podSelector: selector };
const block = { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } };

const object = (apiVersion: string, kind: string, rest: object): KubernetesObject => ({
  apiVersion,
  kind,
  metadata,
  ...rest,
});
const deployment = {
  replicas: 1,
  selector,
  template,
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 1,
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
};

/** Objects that the API server takes, with as much in them as the rules look at. */
export const good: Readonly<Record<string, KubernetesObject>> = {
  Deployment: object('apps/v1', 'Deployment', { spec: deployment }),
  Job: object('batch/v1', 'Job', { spec: { template: once, completions: 1, completionMode: 'NonIndexed' } }),
  CronJob: object('batch/v1', 'CronJob', {
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: once } } },
  }),
  Service: object('v1', 'Service', {
    spec: {
      type: 'LoadBalancer',
      selector: labels,
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
      sessionAffinity: 'None',
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
    },
  }),
  HorizontalPodAutoscaler: object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      minReplicas: 1,
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      metrics: [metric],
      behavior: { scaleUp: rules, scaleDown: rules },
    },
  }),
  Ingress: object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'alb',
      defaultBackend: backend,
      rules: [{ host: 'example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      tls: [{ hosts: ['example.com'], secretName: 'web' }],
    },
  }),
  NetworkPolicy: object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [peer, block], ports: [{ port: 80, endPort: 90, protocol: 'TCP' }] }],
      egress: [{ to: [{ namespaceSelector: selector }], ports: [{ port: 'http' }] }],
    },
  }),
  PodDisruptionBudget: object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector } }),
  ConfigMap: object('v1', 'ConfigMap', { data: { a: 'a' }, binaryData: { b: 'YQ==' } }),
  PriorityClass: {
    ...object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, preemptionPolicy: 'Never' }),
    metadata: { name: 'web' },
  },
  Role: object('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  ClusterRole: {
    ...object('rbac.authorization.k8s.io/v1', 'ClusterRole', {
      rules: [{ nonResourceURLs: ['/x'], verbs: ['get'] }],
      aggregationRule: { clusterRoleSelectors: [selector] },
    }),
    metadata: { name: 'web' },
  },
  RoleBinding: object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }],
  }),
  ClusterRoleBinding: {
    ...object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'web' },
    }),
    metadata: { name: 'web' },
  },
  PersistentVolumeClaim: object('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, selector },
  }),
  StorageClass: {
    ...object('storage.k8s.io/v1', 'StorageClass', {
      provisioner: 'a',
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'Immediate',
    }),
    metadata: { name: 'web' },
  },
  LimitRange: object('v1', 'LimitRange', {
    spec: {
      limits: [
        {
          type: 'Container',
          min: { cpu: '1' },
          max: { cpu: '4' },
          default: { cpu: '3' },
          defaultRequest: { cpu: '2' },
        },
      ],
    },
  }),
  StatefulSet: object('apps/v1', 'StatefulSet', {
    spec: {
      selector,
      template,
      serviceName: 'web',
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'OnDelete' },
    },
  }),
  Secret: object('v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'YQ==', 'tls.key': 'YQ==' } }),
  ResourceQuota: object('v1', 'ResourceQuota', {
    spec: {
      hard: {
        pods: '5',
        'requests.cpu': '1',
        'count/jobs.batch': '3',
        'requests.nvidia.com/gpu': '1',
        'services.nodeports': '0',
      },
    },
  }),
};
