import type { ControlPlaneFiles } from './control-plane-files';

/** Ports of the loopback interface that a control plane listens on. */
export interface ControlPlanePorts {
  readonly etcd: number;
  readonly etcdPeer: number;
  readonly api: number;
}

/** Arguments of etcd. It syncs nothing to disk: what it holds goes with its folder. */
export function etcdArguments({ etcd, etcdPeer }: ControlPlanePorts, files: ControlPlaneFiles): readonly string[] {
  const [client, peer] = [`http://127.0.0.1:${etcd}`, `http://127.0.0.1:${etcdPeer}`];
  return [
    '--name=conformance',
    `--data-dir=${files.path('etcd')}`,
    '--unsafe-no-fsync',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=conformance=${peer}`,
    '--log-level=warn',
  ];
}

/** Arguments of kube-apiserver. Admission is as it is by default, PodSecurity and ServiceAccount among it; RBAC decides who may do what. */
export function apiServerArguments({ etcd, api }: ControlPlanePorts, files: ControlPlaneFiles): readonly string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${api}`,
    `--cert-dir=${files.path('certificates')}`,
    `--token-auth-file=${files.path('tokens.csv')}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${files.path('accounts.pub')}`,
    `--service-account-signing-key-file=${files.path('accounts.key')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    '--endpoint-reconciler-type=none',
    '--allow-privileged=true',
  ];
}

/** Arguments of kube-controller-manager. It listens on no port. */
export function controllerManagerArguments(kubeconfig: string, files: ControlPlaneFiles): readonly string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    '--secure-port=0',
    '--leader-elect=false',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${files.path('accounts.key')}`,
    `--root-ca-file=${files.path('certificates', 'apiserver.crt')}`,
  ];
}
