import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

/** Programs of a Kubernetes control plane, by absolute path. */
export interface ControlPlaneAssets {
  readonly etcd: string;
  readonly apiServer: string;
  readonly kubectl: string;
  /** Undefined where the folder has none, as those that setup-envtest fills. */
  readonly controllerManager: string | undefined;
}

const needed = { etcd: 'etcd', apiServer: 'kube-apiserver', kubectl: 'kubectl' } as const;

const remedy = [
  'Get one for this machine (https://book.kubebuilder.io/reference/envtest; needs Go):',
  '  go install sigs.k8s.io/controller-runtime/tools/setup-envtest@v0.25.1',
  '  export KUBEBUILDER_ASSETS="$(setup-envtest use 1.35.x -p path)"',
  'With kube-controller-manager of the same version in that folder, pods are really made, not only asked for.',
].join('\n');

/**
 * Finds the programs by the ecosystem's own convention: `KUBEBUILDER_ASSETS` names their folder.
 *
 * @param cwd absolute path that a relative folder starts from
 * @throws {Failure} 3 with everything that is missing and how to get it
 */
export function controlPlaneAssets(env: NodeJS.ProcessEnv, cwd: string): ControlPlaneAssets {
  const { KUBEBUILDER_ASSETS: named = '' } = env;
  if (named === '')
    throw new Failure(
      `KUBEBUILDER_ASSETS is not set: it names a folder with ${Object.values(needed).join(', ')}.\n${remedy}`,
      3,
    );
  const program = (name: string): string => join(resolve(cwd, named), name);
  const missing = Object.values(needed).filter((name) => !isProgram(program(name)));
  if (missing.length > 0)
    throw new Failure(`KUBEBUILDER_ASSETS ${named} holds no program ${missing.join(', ')}.\n${remedy}`, 3);
  const controllerManager = program('kube-controller-manager');
  return {
    etcd: program(needed.etcd),
    apiServer: program(needed.apiServer),
    kubectl: program(needed.kubectl),
    controllerManager: isProgram(controllerManager) ? controllerManager : undefined,
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
