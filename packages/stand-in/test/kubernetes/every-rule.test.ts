import { admissionProblems, type KubernetesObject } from '../../src/kubernetes';
import { good } from './good-objects';
import { refusedObjects } from './refused-objects';

/** The object with another value at `path`. */
export function changed(object: KubernetesObject, path: string, value: unknown): KubernetesObject {
  const copy = structuredClone(object);
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() as string;
  const parent = steps.reduce<Record<string, unknown>>(
    (at, step) => (at[step] ??= {}) as Record<string, unknown>,
    copy as never,
  );
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

describe('a rule on objects', () => {
  it.each(Object.entries(good))('has nothing against a good %s', (_, object) => {
    expect(admissionProblems([object])).toEqual([]);
  });

  it.each(refusedObjects.map(([kind, path, value, at = path]) => [`${kind} ${path}`, kind, path, value, at] as const))(
    'sees %s',
    (_, kind, path, value, at) => {
      const object = changed(good[kind] as KubernetesObject, path, value);
      expect(admissionProblems([object]).map((problem) => problem.path)).toContain(at);
    },
  );
});
