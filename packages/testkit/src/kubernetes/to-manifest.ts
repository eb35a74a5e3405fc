import { isDeepStrictEqual } from 'node:util';
import { type Answer, askModel, pointerStep } from './ask-model';
import { modelOfType } from './kubernetes-model';

/** A Kubernetes object as the API server takes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [key: string]: unknown;
}

/** What is Terraform's, cdktf's (`//`) or the provider's own, and no part of the object. */
const terraformsOwn = /^(\/\/|id|timeouts|lifecycle|depends_on|provider|wait_for_\w+)$/;
/** What the provider keeps as text and hands over as a number when it is one (terraform-provider-kubernetes, `expandIntOrString` and its like). */
const numberOrText = new Set(['port', 'targetPort', 'maxSurge', 'maxUnavailable', 'minAvailable']);
/** More than any object is deep. */
const mostRounds = 40;

/**
 * The object that the provider would send for a Kubernetes resource: from its values in a plan, or from synthesized JSON.
 *
 * No table per type: the model of the kind says what its keys are called (`init_container` is `initContainers`), which parts are lists and which are
 * not (the provider's blocks tell neither), and what is a number. A key or a value that fits nothing stays as it is, for `manifestProblems` to find.
 *
 * @param type such as `kubernetes_deployment_v1`
 * @throws Error when no kind of Kubernetes is called so
 */
export function toManifest(type: string, values: object): Manifest {
  const model = modelOfType(type);
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => !terraformsOwn.test(key)));
  let manifest: Manifest = { ...(withoutEmpty(own) as object), apiVersion: model.apiVersion, kind: model.kind };
  for (let round = 0; round < mostRounds; round++) {
    const next = adapted(manifest, '', askModel(model, manifest)) as Manifest;
    if (isDeepStrictEqual(next, manifest)) break;
    manifest = next;
  }
  return manifest;
}

/** A plan writes `null` for what is not set and `[]` for blocks that are not there. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const set = Object.entries(value).filter(
    ([, below]) => below !== null && below !== undefined && !(Array.isArray(below) && below.length === 0),
  );
  return Object.fromEntries(set.map(([key, below]) => [key, withoutEmpty(below)]));
}

function adapted(value: unknown, path: string, answer: Answer): unknown {
  const shaped = ofType(value, wantedType(path, answer));
  if (shaped !== value) return shaped;
  if (Array.isArray(value)) return value.map((below, index) => adapted(below, `${path}/${index}`, answer));
  if (typeof value !== 'object' || value === null) return value;
  const { keys = new Set<string>(), anyKey = true } = answer.asked.get(path) ?? {};
  const entries = Object.entries(value).map(([key, below]) => {
    const name = anyKey ? key : knownAs(key, below, keys);
    const next = anyKey ? below : numberIfAny(name, below);
    return [name, name === key ? adapted(next, `${path}/${pointerStep(key)}`, answer) : next];
  });
  return Object.fromEntries(entries);
}

function wantedType(path: string, { errors }: Answer): unknown {
  return errors.find(({ instancePath, keyword }) => instancePath === path && keyword === 'type')?.params.type;
}

function ofType(value: unknown, wanted: unknown): unknown {
  if (wanted === 'array' && typeof value === 'object' && value !== null && !Array.isArray(value)) return [value];
  if (wanted === 'object' && Array.isArray(value) && value.length === 1) return value[0] ?? {};
  if (wanted !== 'integer' || typeof value !== 'string' || !/^\d+$/.test(value)) return value;
  // File modes are octal text there, and numbers here.
  return /^0[0-7]+$/.test(value) ? Number.parseInt(value, 8) : Number(value);
}

function numberIfAny(key: string, value: unknown): unknown {
  return numberOrText.has(key) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

/** The name that the model looks for in this place, of blocks also in the plural; `key` itself when it looks for nothing like it. */
function knownAs(key: string, value: unknown, keys: ReadonlySet<string>): string {
  if (keys.has(key)) return key;
  const plain = key.replaceAll('_', '').toLowerCase();
  const forms = typeof value === 'object' ? [plain, `${plain}s`, `${plain}es`, plain.replace(/y$/, 'ies')] : [plain];
  return forms.flatMap((form) => [...keys].filter((known) => known.toLowerCase() === form))[0] ?? key;
}
