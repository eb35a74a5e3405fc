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

function kindsOf(apiVersion: string): string[] {
  try {
    return readdirSync(join(folder, apiVersion)).flatMap((file) => /^([A-Z]\w+)\.js$/.exec(file)?.[1] ?? []);
  } catch {
    return [];
  }
}
