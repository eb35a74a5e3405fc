import { type Problem, when } from '../problem';

/** A form that a text must have (apimachinery v0.34.4, pkg/util/validation/validation.go). */
interface Form {
  readonly pattern: RegExp;
  /** Most characters. */
  readonly longest: number;
  readonly fix: string;
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** Of a container, a volume, a namespace. */
export const dnsLabel: Form = {
  pattern: new RegExp(`^${label}$`),
  longest: 63,
  fix: 'write at most 63 of a-z, 0-9 and "-", not at the ends',
};

/** Of a Service. */
export const dns1035Label: Form = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  fix: 'write at most 63 of a-z, 0-9 and "-", a letter first and no "-" at the end',
};

/** Of most objects. */
export const dnsSubdomain: Form = {
  pattern: new RegExp(`^${label}(\\.${label})*$`),
  longest: 253,
  fix: 'write at most 253 of a-z, 0-9, "-" and ".", each part without "-" at its ends',
};

/** A key of a ConfigMap or of a Secret. */
export const configKey: Form = {
  pattern: /^(?!\.\.?$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  longest: 253,
  fix: 'write at most 253 of letters, digits, "-", "_" and ".", and not ".."',
};

/** The name of a variable: any printable ASCII but "=". */
export const variable: Form = { pattern: /^[ -<>-~]+$/, longest: Infinity, fix: 'write printable ASCII without "="' };

/** The name of a port (RFC 6335). */
export const portName: Form = {
  pattern: /^(?=.*[a-z])[a-z0-9](-?[a-z0-9])*$/,
  longest: 15,
  fix: 'write at most 15 of a-z, 0-9 and "-", with a letter and no "-" at the ends or twice',
};

const labelValue: Form = {
  pattern: /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  longest: 63,
  fix: 'write at most 63 of letters, digits, "-", "_" and ".", a letter or digit at the ends',
};

const qualifiedName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** A text that is there and has not the form. */
export function formProblems(path: string, value: unknown, { pattern, longest, fix }: Form): Problem[] {
  if (value === undefined) return [];
  return when(typeof value !== 'string' || value.length > longest || !pattern.test(value), path, value, fix);
}

/** A key of labels and annotations that is none: an optional domain, a slash and a name. */
export function keyProblems(path: string, key: string): Problem[] {
  const [name = '', domain, ...more] = key.split('/').reverse();
  const wrongName = name.length > 63 || !qualifiedName.test(name);
  const wrongDomain = domain !== undefined && (!dnsSubdomain.pattern.test(domain) || domain.length > 253);
  return when(
    wrongName || wrongDomain || more.length > 0,
    path,
    key,
    'write name or domain.example/name, the name of at most 63 characters',
  );
}

/** Labels whose keys or values are none. */
export function labelProblems(path: string, labels: unknown): Problem[] {
  return Object.entries((labels ?? {}) as Readonly<Record<string, unknown>>).flatMap(([key, value]) => [
    ...keyProblems(path, key),
    ...formProblems(`${path}.${key}`, value, labelValue),
  ]);
}
