import { admissionProblems, type KubernetesObject } from '../../src/kubernetes';

type Values = Record<string, unknown>;

const safe = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const namespace = (labels: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'home', labels },
});
const enforcing = (level: string, version = 'latest') =>
  namespace({ 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/enforce-version': version });

/** A pod that every level takes, changed. */
function aPod(pod: Values = {}, container: Values = {}, annotations = {}): KubernetesObject {
  const spec = {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'web', image: 'web:1', securityContext: safe, ...container }],
    ...pod,
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'home', annotations }, spec };
}

const refused = (pod: KubernetesObject, ...others: KubernetesObject[]) =>
  admissionProblems([...others, pod])
    .filter(({ fix }) => fix.startsWith('PodSecurity'))
    .map(({ path }) => path);

const context = (change: Values) => ({ securityContext: { ...safe, ...change } });
const podContext = (change: Values) => ({
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...change },
});
const ofPod = 'spec.securityContext';
const ofContainer = 'spec.containers[0].securityContext';

describe('PodSecurity', () => {
  it.each(['privileged', 'baseline', 'restricted'])('has nothing against a pod that says all: %s', (level) => {
    expect(refused(aPod(), enforcing(level))).toEqual([]);
  });

  it.each<[string, KubernetesObject, string[]]>([
    ['the network of the node', aPod({ hostNetwork: true }), ['spec.hostNetwork']],
    ['the processes of the node', aPod({ hostPID: true, hostIPC: true }), ['spec.hostPID', 'spec.hostIPC']],
    ['privileges', aPod({}, context({ privileged: true })), [`${ofContainer}.privileged`]],
    [
      'a port of the node',
      aPod({}, { ports: [{ containerPort: 80, hostPort: 80 }] }),
      ['spec.containers[0].ports[0].hostPort'],
    ],
    [
      'no filter, in the pod',
      aPod(podContext({ seccompProfile: { type: 'Unconfined' } })),
      [`${ofPod}.seccompProfile.type`],
    ],
    [
      'no filter, in a container',
      aPod({}, context({ seccompProfile: { type: 'Unconfined' } })),
      [`${ofContainer}.seccompProfile.type`],
    ],
    ['an unmasked /proc', aPod({}, context({ procMount: 'Unmasked' })), [`${ofContainer}.procMount`]],
    [
      'a kernel setting of the node',
      aPod(podContext({ sysctls: [{ name: 'kernel.msgmax', value: '1' }] })),
      [`${ofPod}.sysctls[0].name`],
    ],
    [
      'another user of SELinux',
      aPod(podContext({ seLinuxOptions: { user: 'root', role: 'r' } })),
      [`${ofPod}.seLinuxOptions.user`, `${ofPod}.seLinuxOptions.role`],
    ],
    [
      'another type of SELinux',
      aPod({}, context({ seLinuxOptions: { type: 'spc_t' } })),
      [`${ofContainer}.seLinuxOptions.type`],
    ],
    ['no AppArmor', aPod(podContext({ appArmorProfile: { type: 'Unconfined' } })), [`${ofPod}.appArmorProfile.type`]],
    [
      'no AppArmor, as an annotation',
      aPod({}, {}, { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' }),
      ['metadata.annotations.container.apparmor.security.beta.kubernetes.io/web'],
    ],
    [
      'a process of the Windows host',
      aPod(podContext({ windowsOptions: { hostProcess: true } })),
      [`${ofPod}.windowsOptions.hostProcess`],
    ],
    [
      'a probe of another host',
      aPod({}, { livenessProbe: { httpGet: { host: '169.254.169.254', port: 80, path: '/' } } }),
      ['spec.containers[0].livenessProbe.httpGet.host'],
    ],
    [
      'a hook at another host',
      aPod({}, { lifecycle: { preStop: { tcpSocket: { host: 'a', port: 1 } } } }),
      ['spec.containers[0].lifecycle.preStop.tcpSocket.host'],
    ],
  ])('baseline and restricted refuse %s', (_, pod, paths) => {
    const alsoThere = expect.arrayContaining(paths) as string[];
    expect(refused(pod, enforcing('baseline'))).toEqual(paths);
    expect(refused(pod, enforcing('restricted'))).toEqual(alsoThere);
    expect(refused(pod, enforcing('privileged'))).toEqual([]);
  });

  it.each<[string, KubernetesObject, string[]]>([
    [
      'what does not say that it is not root',
      aPod(podContext({ runAsNonRoot: undefined })),
      [`${ofContainer}.runAsNonRoot`],
    ],
    [
      'a container that may be root, whatever the pod says',
      aPod({}, context({ runAsNonRoot: false })),
      [`${ofContainer}.runAsNonRoot`],
    ],
    [
      'a pod that may be root, whatever its containers say',
      aPod(podContext({ runAsNonRoot: false }), context({ runAsNonRoot: true })),
      [`${ofPod}.runAsNonRoot`],
    ],
    ['the user 0', aPod(podContext({ runAsUser: 0 })), [`${ofPod}.runAsUser`]],
    ['no word on filters', aPod(podContext({ seccompProfile: undefined })), [`${ofContainer}.seccompProfile.type`]],
    [
      'no word on gaining privileges',
      aPod({}, context({ allowPrivilegeEscalation: undefined })),
      [`${ofContainer}.allowPrivilegeEscalation`],
    ],
    [
      'capabilities that are kept',
      aPod({}, context({ capabilities: { drop: ['NET_RAW'] } })),
      [`${ofContainer}.capabilities.drop`],
    ],
    [
      'capabilities that are added',
      aPod({}, context({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })),
      [`${ofContainer}.capabilities.add`],
    ],
    ['a disk by its server', aPod({ volumes: [{ name: 'a', nfs: { server: 's', path: '/' } }] }), ['spec.volumes[0]']],
    [
      'an init container that says nothing',
      aPod({ initContainers: [{ name: 'first', image: 'a' }] }),
      [
        'spec.initContainers[0].securityContext.allowPrivilegeEscalation',
        'spec.initContainers[0].securityContext.capabilities.drop',
      ],
    ],
  ])('restricted alone refuses %s', (_, pod, paths) => {
    expect(refused(pod, enforcing('restricted'))).toEqual(paths);
    expect(refused(pod, enforcing('baseline'))).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    ['SYS_ADMIN', ['baseline', 'restricted'], []],
    ['NET_BIND_SERVICE', [], ['baseline', 'restricted']],
  ])('takes the capability %s or not', (capability, no, yes) => {
    const pod = aPod({}, context({ capabilities: { drop: ['ALL'], add: [capability] } }));
    for (const level of no) expect(refused(pod, enforcing(level))).toEqual([`${ofContainer}.capabilities.add`]);
    for (const level of yes) expect(refused(pod, enforcing(level))).toEqual([]);
  });

  it.each<[string, object, boolean]>([
    ['hostPath', { hostPath: { path: '/' } }, false],
    ['no source, which is an emptyDir', {}, true],
    ...['configMap', 'secret', 'projected', 'csi', 'emptyDir', 'ephemeral', 'image'].map(
      (source) => [source, { [source]: {} }, true] as [string, object, boolean],
    ),
  ])('restricted takes a volume or not: %s', (_, source, taken) => {
    expect(refused(aPod({ volumes: [{ name: 'a', ...source }] }), enforcing('restricted')).length === 0).toBe(taken);
  });

  it.each<[string, KubernetesObject, string, string]>([
    ['a probe of another host', aPod({}, { livenessProbe: { tcpSocket: { host: 'a', port: 1 } } }), 'v1.33', 'v1.34'],
    [
      'a buffer of the kernel',
      aPod(podContext({ sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] })),
      'v1.32',
      'v1.31',
    ],
    ['an engine of containers', aPod(podContext({ seLinuxOptions: { type: 'container_engine_t' } })), 'v1.31', 'v1.30'],
  ])('of a version takes what that version took: %s', (_, pod, taken, refusing) => {
    expect(refused(pod, enforcing('baseline', taken))).toEqual([]);
    expect(refused(pod, enforcing('baseline', refusing))).not.toEqual([]);
  });

  it('lets a pod of Windows be without what Windows does not have', () => {
    const windows = { os: { name: 'windows' }, securityContext: { runAsNonRoot: true } };
    expect(refused(aPod(windows, { securityContext: undefined }), enforcing('restricted'))).toEqual([]);
  });

  const kinds = { Deployment: 'apps/v1', DaemonSet: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1' };
  it.each(Object.entries(kinds))('looks into the pods of a %s', (kind, apiVersion) => {
    const { metadata, spec } = aPod({ hostPID: true });
    const workload = { apiVersion, kind, metadata, spec: { template: { metadata: {}, spec } } };
    expect(refused(workload, enforcing('baseline'))).toEqual(['spec.template.spec.hostPID']);
    const cron = { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: { jobTemplate: { spec: workload.spec } } };
    expect(refused(cron, enforcing('baseline'))).toEqual(['spec.jobTemplate.spec.template.spec.hostPID']);
  });

  it('judges by the namespace of the pod, which may say nothing', () => {
    const pod = aPod({ hostPID: true });
    expect(refused(pod, namespace({}))).toEqual([]);
    expect(refused(pod)).toEqual([]);
    const other = { ...enforcing('restricted'), metadata: { ...enforcing('restricted').metadata, name: 'other' } };
    expect(refused(pod, other)).toEqual([]);
  });

  it('names a level or a version that nobody knows', () => {
    expect(admissionProblems([enforcing('strict', '1.34')])).toEqual([
      {
        object: 'Namespace home',
        path: 'metadata.labels.pod-security.kubernetes.io/enforce',
        value: 'strict',
        fix: 'write one of privileged, baseline, restricted',
      },
      {
        object: 'Namespace home',
        path: 'metadata.labels.pod-security.kubernetes.io/enforce-version',
        value: '1.34',
        fix: 'write latest, or v1.34',
      },
    ]);
  });

  it('says which policy, what stands there and what to write', () => {
    expect(admissionProblems([enforcing('restricted'), aPod({}, context({ runAsNonRoot: false }))])).toEqual([
      {
        object: 'Pod home/web',
        path: 'spec.containers[0].securityContext.runAsNonRoot',
        value: false,
        fix: 'PodSecurity "restricted:latest": write true (the provider sends false when run_as_non_root is absent, and false overrides the pod)',
      },
    ]);
  });
});
