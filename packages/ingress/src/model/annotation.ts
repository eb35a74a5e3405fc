/** Annotations of an Ingress. */
export type Annotations = Readonly<Record<string, string>>;

/** Prefix of the annotations that the load balancer controller reads. */
const prefix = 'alb.ingress.kubernetes.io/';

/** Annotations by the controller's own names for them; what is undefined is left out. */
export function annotations(values: Readonly<Record<string, string | undefined>>): Annotations {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[`${prefix}${name}`, value]])),
  );
}

/** The controller's `stringMap`: `key=value`, separated by commas. */
export function stringMap(values: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
