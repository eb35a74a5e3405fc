/** One step into a value, in the form that the plugin protocol has for it. */
export type PathStep =
  { readonly attribute_name: string } | { readonly element_key_string: string } | { readonly element_key_int: number };

/** The way from a resource to one of its parts. The elements of a set have no step of their own. */
export type Path = readonly PathStep[];

/** A path as a user would write it: `metadata[0].labels["app"]`. */
export function pathText(path: Path): string {
  return path.map(stepText).join('').replace(/^\./, '');
}

/** A path without element keys, as the tables name it: `metadata.name`. */
export function pathName(path: Path): string {
  return path.flatMap((step) => ('attribute_name' in step ? [step.attribute_name] : [])).join('.');
}

function stepText(step: PathStep): string {
  if ('attribute_name' in step) return `.${step.attribute_name}`;
  return 'element_key_int' in step ? `[${step.element_key_int}]` : `["${step.element_key_string}"]`;
}
