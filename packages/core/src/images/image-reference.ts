/** An image by name and tag, by digest, or both; one without either would be whatever `latest` is that day. */
export const imageReferenceForm =
  /^[a-z0-9][a-z0-9._/:-]*(:[\w][\w.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/;

/** The parts of an image's reference. */
export interface ImageReference {
  /** Host and port of the registry; `docker.io` where the reference names none. */
  readonly registry: string;
  /** Path in the registry; `library/` before a name of docker.io that has no folder. */
  readonly repository: string;
  /** Tag; absent when the image is named by its digest alone. */
  readonly tag?: string;
  /** `sha256:` and 64 digits; absent when the image is named by its tag alone. */
  readonly digest?: string;
}

/**
 * Takes an image's reference apart as container runtimes do: what stands before the first slash is a registry when it has a dot or a port
 * or is `localhost`, and otherwise part of a name at docker.io (distribution/reference, `ParseNormalizedNamed`).
 */
export function parseImage(reference: string): ImageReference {
  const [name = '', digest] = reference.split('@');
  const tag = /:([\w][\w.-]*)$/.exec(name)?.[1];
  const path = tag === undefined ? name : name.slice(0, -tag.length - 1);
  const [first = '', ...rest] = path.split('/');
  const hosted = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const inside = hosted ? rest.join('/') : path;
  const registry = hosted ? first : 'docker.io';
  const repository = registry === 'docker.io' && !inside.includes('/') ? `library/${inside}` : inside;
  return { registry, repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
