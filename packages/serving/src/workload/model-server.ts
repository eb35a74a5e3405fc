import type { ModelServerProps } from '../server';
import { podFolders } from './pod-folders';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** The ModelServer in a pod: the model from the loader's folder, its configuration from the pod's files. */
export function modelServer({
  model,
  version,
  cpuMillicores,
  longestRequestSeconds,
  labels,
  batching,
  flags,
}: TensorFlowServingProps): ModelServerProps {
  const { models: basePath, files: configFolder } = podFolders;
  const own = Object.fromEntries(Object.entries(labels).filter(([, labelled]) => labelled === version));
  return { model, version, basePath, configFolder, cpuMillicores, longestRequestSeconds, labels: own, batching, flags };
}
