import { Failure } from '@spot-serving/terraform-runner/program';

import type { AppDeclaration } from './app-declaration';
import { EnvironmentSource } from './environment-source';
import { newerExporter } from './newer-exporter';
import type { PromoteRequest } from './options';
import type { StoredVersion } from './promote-in';
import type { FoundVersion } from './stored-version';

/**
 * The version as an environment is to have it: one that a newer TensorFlow exported only where that was asked for, now or before, and then with that TensorFlow, for whoever reviews it.
 *
 * @throws {Failure} 3 for such a version that nobody asked for
 */
export function acceptExporter(
  found: FoundVersion,
  declaration: AppDeclaration,
  { model, newerExporter: isAsked }: Pick<PromoteRequest, 'model' | 'newerExporter'>,
): StoredVersion {
  const { tensorflow, ...stored } = found;
  const { environment } = new EnvironmentSource(declaration.file, declaration.code, declaration.name);
  const image = environment.has('serving') ? environment.object('serving')?.text('modelServerImage') : undefined;
  const said = newerExporter(tensorflow, image);
  if (said === undefined) return stored;
  if (isAsked || wasAccepted(declaration, model, found)) return { ...stored, newerExporter: tensorflow };
  throw new Failure(
    `${model} ${found.version} was ${said}. Where you tried that it loads, add --newer-exporter, and the environment will say so`,
    3,
  );
}

/** Whether the file says of this very version, as what answers or as the canary, that its exporter is newer: a further step of its trial asks for nothing new. */
function wasAccepted({ file, code, name }: AppDeclaration, model: string, found: FoundVersion): boolean {
  const served = new EnvironmentSource(file, code, name).served(model);
  const canary = served?.has('canary') === true ? served.object('canary') : undefined;
  return [served, canary].some(
    (entry) => entry?.number('version') === found.version && entry.text('newerExporter') === found.tensorflow,
  );
}
