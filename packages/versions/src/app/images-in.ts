import { parse } from 'yaml';
import * as z from 'zod';

const resources = z.record(z.string(), z.record(z.string(), z.unknown()));
const shape = z.object({ resource: resources.optional() });
const release = z.object({ values: z.array(z.string()).optional() });

/**
 * Images that a synthesized stack names: every `image` of its Kubernetes resources, and of the values of its charts, where it may be written as
 * `{ repository, tag }`. What a chart installs beside what its values name, only helm can tell.
 */
export function imagesIn(stack: unknown): string[] {
  const all = Object.entries(shape.parse(stack).resource ?? {});
  return all.flatMap(([type, named]) => {
    if (type === 'helm_release')
      return Object.values(named).flatMap((body) =>
        (release.parse(body).values ?? []).flatMap((text) => below(parse(withoutReferences(text)))),
      );
    return type.startsWith('kubernetes_') ? Object.values(named).flatMap(below) : [];
  });
}

/** What only an apply knows is no image; quotes around it stay. */
function withoutReferences(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, 'known-after-apply');
}

function below(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(below);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const image = key === 'image' ? imageOf(inner) : undefined;
    return image === undefined ? below(inner) : [image];
  });
}

const parts = z.object({
  registry: z.string().optional(),
  repository: z.string(),
  tag: z.string().optional(),
  digest: z.string().optional(),
});

function imageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const parsed = parts.safeParse(value);
  if (!parsed.success) return undefined;
  const { registry, repository, tag, digest } = parsed.data;
  return `${registry ? `${registry}/` : ''}${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}
