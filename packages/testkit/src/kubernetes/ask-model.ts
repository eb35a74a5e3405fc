import type { KubernetesModel, ModelError } from './kubernetes-model';

/** Which keys a model looked for in one part of an object. */
export interface Asked {
  readonly keys: ReadonlySet<string>;
  /** It took whatever keys there are, as those of labels. */
  readonly anyKey: boolean;
}

/** What a model made of an object. */
export interface Answer {
  readonly errors: readonly ModelError[];
  /** By JSON pointer, for every object that the model reached. */
  readonly asked: ReadonlyMap<string, Asked>;
}

/**
 * Has `model` validate `data`, and watches which keys it looks for.
 *
 * The models are compiled and accept keys that they do not know, so their own eyes are the only list of the keys that Kubernetes knows.
 */
export function askModel(model: KubernetesModel, data: object): Answer {
  const asked = new Map<string, { keys: Set<string>; anyKey: boolean }>();
  const at = (path: string) => asked.get(path) ?? asked.set(path, { keys: new Set(), anyKey: false }).get(path);
  const watch = (value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    return new Proxy(value, {
      get: (target, key) => {
        const found: unknown = Reflect.get(target, key);
        if (typeof key !== 'string') return found;
        if (!Array.isArray(target)) at(path)?.keys.add(key);
        return watch(found, `${path}/${pointerStep(key)}`);
      },
      ownKeys: (target) => {
        const part = at(path);
        if (part) part.anyKey = true;
        return Reflect.ownKeys(target);
      },
    });
  };
  const errors = errorsOf(() => model.prototype.validate.call(watch(data, '') as object));
  return { errors, asked };
}

/** A key as a JSON pointer writes it (RFC 6901). */
export function pointerStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function errorsOf(validate: () => void): readonly ModelError[] {
  try {
    validate();
    return [];
  } catch (error) {
    const { errors } = error as { readonly errors?: readonly ModelError[] };
    if (errors === undefined) throw error;
    return errors;
  }
}
