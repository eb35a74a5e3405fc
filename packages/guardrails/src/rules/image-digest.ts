import { placeholderDigest } from '@spot-serving/core/vocabulary';

import { blocksOf, isObject, isUnset, type JsonObject, objectOf, parseObject, textOf, textsOf } from '../engine/json';
import type { Rule, Severity, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { tierOf } from '../engine/tier';
import { podSpecs } from '../kubernetes/pods';

/** An image, and where it is written. */
interface Image {
  readonly resource: Resource;
  readonly reference: string;
}

/** What runs is what was looked at. */
export const imageDigest: Rule = {
  id: 'image-digest',
  severity: 'error',
  what: 'Each image of a container, in pods, in values of a chart, in task definitions and of functions, is named by digest; a tag alone is a warning, and an error in production (by the tag tier, env, environment or stage of the provider), the placeholder of rehearsals a warning, and :latest or no tag an error',
  why: 'a tag is moved by whoever may push, and the next pod runs something else, with the rights of the last',
  source: 'Kubernetes, "Images: image pull policy"; NIST SP 800-190, 4.1.5 "Use of untrusted images"',
  check: (stack) =>
    [...imagesOfPods(stack), ...imagesOfReleases(stack), ...imagesOfTasks(stack), ...imagesOfFunctions(stack)].flatMap(
      ({ resource, reference }) => flawOf(resource, reference, tierOf(stack) === 'production' ? 'error' : 'warning'),
    ),
};

function flawOf(resource: Resource, reference: string, byTag: Severity): readonly Violation[] {
  if (reference.endsWith(placeholderDigest)) {
    const what = `runs the image ${reference}, by a placeholder: nobody has looked up its digest`;
    return [{ resource, severity: 'warning', what, fix: 'run resolve-versions before it is planned or deployed' }];
  }
  if (reference === '' || reference.includes('@sha256:') || /\$\{[^}]*\}$/.test(reference)) return [];
  const [, tag] = /:([\w.-]+)$/.exec(reference) ?? [];
  const fix = 'name it by digest: NAME:TAG@sha256:…';
  if (tag === undefined || tag === 'latest') {
    const said = tag === undefined ? 'without a tag, so latest' : 'by a tag that always moves';
    return [{ resource, what: `runs the image ${reference}, ${said}`, fix }];
  }
  return [{ resource, severity: byTag, what: `runs the image ${reference} by tag`, fix }];
}

function imagesOfPods(stack: StackView): readonly Image[] {
  return podSpecs(stack).flatMap(([{ resource }, pod]) =>
    [...blocksOf(pod.container), ...blocksOf(pod.init_container)].map(({ image }) => ({
      resource,
      reference: textOf(image) ?? '',
    })),
  );
}

/** Charts take an image as a text, or as repository, tag and digest. */
function imagesOfReleases(stack: StackView): readonly Image[] {
  return stack.ofType('helm_release').flatMap((resource) => {
    const documents = textsOf(resource.attributes.values).map(parseObject).filter(isObject);
    const merged = documents.filter(({ objects }) => objects === undefined);
    return [...merged, ...setOf(resource.attributes.set)]
      .flatMap((values) => imagesBelow(values, 12))
      .map((reference) => ({ resource, reference }));
  });
}

/** Values that are set one by one, each by its path (`image.tag`); a dot that belongs to a name has a backslash. */
function setOf(set: unknown): readonly JsonObject[] {
  const tree: Record<string, unknown> = {};
  for (const { name, value } of blocksOf(set)) {
    const path = (textOf(name) ?? '').split(/(?<!\\)\./);
    const last = path.pop() ?? '';
    const at = path.reduce<Record<string, unknown>>((above, key) => {
      const below = above[key];
      return (above[key] = isObject(below) ? { ...below } : {});
    }, tree);
    at[last] = value;
  }
  return Object.keys(tree).length === 0 ? [] : [tree];
}

function imagesBelow(values: JsonObject, depth: number): readonly string[] {
  if (depth === 0) return [];
  const { repository, registry, tag, digest, image } = values;
  const parts = textOf(repository);
  const own =
    parts !== undefined && (tag !== undefined || digest !== undefined)
      ? [`${isUnset(registry) ? '' : `${textsOf(registry).join()}/`}${parts}${suffix(tag, digest)}`]
      : [];
  const text = textOf(image) ?? '';
  const inner = Object.values(values).flatMap((value) =>
    blocksOf(value).flatMap((block) => imagesBelow(block, depth - 1)),
  );
  return [...own, ...(text === '' ? [] : [text]), ...inner];
}

function suffix(tag: unknown, digest: unknown): string {
  const [named = ''] = textsOf(tag);
  const [pinned = ''] = textsOf(digest);
  return `${named === '' ? '' : `:${named}`}${pinned === '' ? '' : `@${pinned}`}`;
}

function imagesOfFunctions(stack: StackView): readonly Image[] {
  return stack
    .ofType('aws_lambda_function')
    .map((resource) => ({ resource, reference: textOf(resource.attributes.image_uri) ?? '' }));
}

function imagesOfTasks(stack: StackView): readonly Image[] {
  return stack.ofType('aws_ecs_task_definition').flatMap((resource) => {
    const text = textOf(resource.attributes.container_definitions) ?? '';
    const parsed = parseObject(`{"list":${text === '' ? '[]' : text}}`);
    return blocksOf(objectOf(parsed).list).map(({ image }) => ({ resource, reference: textOf(image) ?? '' }));
  });
}
