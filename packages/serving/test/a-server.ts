import type { ModelServerProps } from '../src';

/** A ModelServer that has nothing wrong. */
export function aServer(change: Partial<ModelServerProps> = {}): ModelServerProps {
  return {
    model: 'resnet',
    version: 7,
    basePath: '/models/resnet',
    configFolder: '/etc/model-server',
    cpuMillicores: 1300,
    longestRequestSeconds: 10,
    ...change,
  };
}
