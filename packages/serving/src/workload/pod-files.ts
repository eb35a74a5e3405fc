import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Construct } from 'constructs';

import { drainScript, literalText, loaderScript, serveScript } from '../scripts';
import { modelServerFiles, type ModelServerProps } from '../server';
import { objectLabels } from './labels';
import { contentHash } from './names';

/** Names of the scripts among the files. */
export const scriptNames = { loader: 'load-model.sh', serve: 'serve.sh', drain: 'drain.sh' } as const;

/** For which pods, and what their server is told. */
export interface PodFilesProps {
  /** Name of what the pods belong to. */
  readonly name: string;
  /** Their namespace. */
  readonly namespace: string;
  /** What ModelServer is told. */
  readonly server: ModelServerProps;
}

/**
 * The scripts and the configuration of a revision of pods, as a ConfigMap that never changes: its name has a hash of its content.
 *
 * So another file is another ConfigMap and another revision of pods, by the usual rollout, and a container that restarts meanwhile finds the files
 * that it was made for, not those of the next version. The old one goes when no pod uses it any more.
 *
 * Kubernetes ends the name, so that none comes twice: after a rollout that failed the old ConfigMap is still there, and the apply that goes back to
 * its content makes one more before it removes both.
 */
export class PodFiles extends Construct {
  /** Name of the ConfigMap, known once it exists. */
  readonly configMap: string;

  constructor(scope: Construct, id: string, { name, namespace, server }: PodFilesProps) {
    super(scope, id);
    const files = podFileTexts(server);
    const map = new ConfigMapV1(this, 'Resource', {
      metadata: {
        generateName: `${name}-${contentHash(JSON.stringify(files))}-`,
        namespace,
        labels: objectLabels(name),
      },
      data: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, literalText(text)])),
      immutable: true,
      lifecycle: { createBeforeDestroy: true },
    });
    this.configMap = map.metadata.name;
  }
}

/** The files by name, as the pods read them. */
export function podFileTexts(server: ModelServerProps): Record<string, string> {
  return {
    [scriptNames.loader]: loaderScript(),
    [scriptNames.serve]: serveScript(),
    [scriptNames.drain]: drainScript(),
    ...modelServerFiles(server),
  };
}
