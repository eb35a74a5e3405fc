import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const load = createRequire(__filename);
const folder = dirname(load.resolve('kubernetes-models'));

/** What a model has to say against an object (ajv's words). */
export interface ModelError {
  /** JSON pointer into the object. */
  readonly instancePath: string;
  /** The rule that is broken: `type`, `required`, `enum`, `format` ... */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A class of `kubernetes-models`, made from the OpenAPI document of Kubernetes. */
export interface KubernetesModel {
  readonly apiVersion: string;
  readonly kind: string;
  readonly prototype: { validate(this: object): void };
}

/** The model of a kind, such as `apps/v1` and `Deployment`; `undefined` for one that Kubernetes itself does not have. */
export function kubernetesModel(apiVersion: string, kind: string): KubernetesModel | undefined {
  if (!/^[\w.]+(\/v\w+)?$/.test(apiVersion) || !kindsOf(apiVersion).includes(kind)) return undefined;
  return (load(`kubernetes-models/${apiVersion}/${kind}`) as Readonly<Record<string, KubernetesModel>>)[kind];
}

/**
 * The model of a Terraform type that carries its version, such as `kubernetes_deployment_v1`.
 *
 * @throws Error when no kind of Kubernetes is called so
 */
export function modelOfType(type: string): KubernetesModel {
  const [, words = '', version = ''] = /^kubernetes_(\w+)_(v\d+\w*)$/.exec(type) ?? [];
  const name = words.replaceAll('_', '');
  const places = groups(version).flatMap((apiVersion) => kindsOf(apiVersion).map((kind) => ({ apiVersion, kind })));
  const place = places.find(({ kind }) => kind.toLowerCase() === name);
  const model = place && kubernetesModel(place.apiVersion, place.kind);
  if (!model) throw new Error(`${type} is no kind of Kubernetes with its version`);
  return model;
}

/** Groups that have a version; the core group has no name. */
function groups(version: string): string[] {
  const named = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^(_|v\d)/.test(entry.name),
  );
  return [version, ...named.map(({ name }) => `${name}/${version}`)];
}

function kindsOf(apiVersion: string): string[] {
  try {
    return readdirSync(join(folder, apiVersion)).flatMap((file) => /^([A-Z]\w+)\.js$/.exec(file)?.[1] ?? []);
  } catch {
    return [];
  }
}
