import { execFile } from 'node:child_process';

/** A control plane to ask. */
export interface ReadinessOptions {
  readonly kubectl: string;
  readonly kubeconfig: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a controller manager runs: then each namespace gets its service account and certificates. */
  readonly controllers: boolean;
}

/** Namespaces that every API server makes (Kubernetes, "Namespaces", initial namespaces). */
const initialNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** Why a control plane cannot be used yet; undefined when it can. */
export async function readiness({
  kubectl,
  kubeconfig,
  env,
  controllers,
}: ReadinessOptions): Promise<string | undefined> {
  const ask = (...args: readonly string[]): Promise<string | undefined> =>
    new Promise((resolve) =>
      execFile(kubectl, ['--kubeconfig', kubeconfig, '--request-timeout=5s', ...args], { env }, (error, _, stderr) =>
        resolve(error === null ? undefined : stderr.trim() || error.message),
      ),
    );
  const answers = [
    await ask('get', '--raw', '/readyz'),
    ...(await Promise.all(initialNamespaces.map((name) => ask('get', 'namespace', name)))),
    ...(controllers
      ? await Promise.all(
          initialNamespaces.map((name) =>
            ask('get', '--namespace', name, 'serviceaccount/default', 'configmap/kube-root-ca.crt'),
          ),
        )
      : []),
  ];
  return answers.find((answer) => answer !== undefined);
}
