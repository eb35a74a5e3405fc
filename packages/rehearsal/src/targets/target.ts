import { addressOf, type AppResource } from './app-resource';
import { nearest } from './nearest';

/** Resources that a user names: one type, and a pattern for the logical id. */
export interface Target {
  readonly kind: AppResource['kind'];
  readonly type: string;
  /** `*` stands for any run of characters, `?` for one. */
  readonly name: string;
}

/** How a target is written at the beginning of an option's value; the rest is the option's own. */
export const targetSyntax = /^(?<data>data\.)?(?<type>[a-z][a-z0-9]*_[a-z0-9_]+)\.(?<name>[\w*?-]+)/;

/** The target at the beginning of a text, and what comes after it; undefined when the text does not begin with one. */
export function leadingTarget(text: string): { readonly target: Target; readonly rest: string } | undefined {
  const found = targetSyntax.exec(text);
  const { data, type, name } = found?.groups ?? {};
  if (found === null || type === undefined || name === undefined) return undefined;
  return { target: { kind: data === undefined ? 'managed' : 'data', type, name }, rest: text.slice(found[0].length) };
}

/** The resources a target means. */
export function targeted(target: Target, resources: readonly AppResource[]): readonly AppResource[] {
  const pattern = globPattern(target.name);
  return ofType(target, resources).filter(({ name }) => pattern.test(name));
}

/** Why a target means nothing in the app, and what it could mean; undefined when it means something. */
export function targetProblem(target: Target, resources: readonly AppResource[]): string | undefined {
  if (targeted(target, resources).length > 0) return undefined;
  const same = ofType(target, resources);
  const written = target.kind === 'data' ? `data.${target.type}` : target.type;
  if (same.length > 0)
    return `no ${written} of the app is named "${target.name}"; it has ${same
      .map(({ name }) => name)
      .sort()
      .join(', ')}`;
  const types = new Set(resources.map(({ kind, type }) => (kind === 'data' ? `data.${type}` : type)));
  return `the app has no ${written}; its nearest types are ${nearest(written, [...types]).join(', ') || 'none: it is empty'}`;
}

/** One text per resource, unique among all stacks of the app. */
export function labelOf(resource: AppResource): string {
  return `${resource.stack} ${addressOf(resource)}`;
}

const ofType = ({ kind, type }: Target, resources: readonly AppResource[]): readonly AppResource[] =>
  resources.filter((resource) => resource.kind === kind && resource.type === type);

function globPattern(glob: string): RegExp {
  const source = glob.replace(
    /[.*+?^${}()|[\]\\]/g,
    (character) => ({ '*': '.*', '?': '.' })[character] ?? `\\${character}`,
  );
  return new RegExp(`^${source}$`);
}
