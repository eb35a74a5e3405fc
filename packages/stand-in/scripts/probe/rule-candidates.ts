import type { Rule, RuleKind } from '../../src/checks/rule';

/** A rule as the dumps have it: README of the data, "rule.kind". */
export interface DumpRule {
  readonly kind: string;
  readonly of?: readonly DumpRule[];
  readonly values?: readonly (string | number)[];
  readonly value?: string;
  readonly ignoreCase?: boolean;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly above?: number;
  readonly n?: number;
  readonly re?: string;
  readonly says?: string;
  readonly family?: '4' | '6';
  readonly prefixMin?: number;
  readonly prefixMax?: number;
  readonly hostBitsOk?: boolean;
}

const same: Readonly<Record<string, RuleKind>> = {
  k8sQuantity: 'quantity',
  k8sLabels: 'labels',
  k8sAnnotations: 'annotations',
  k8sResourceList: 'quantities',
  intOrPercentString: 'intOrPercent',
};
const plain = new Set<string>([
  'arn',
  'json',
  'timestamp',
  'duration',
  'base64',
  'regexp',
  'url',
  'cron',
  'boolString',
  'intString',
  'floatString',
  'octalString',
  'notEmpty',
  'notBlank',
  'empty',
]);

/** The dump's rule in our notation; undefined for what has no counterpart. */
export function converted(rule: DumpRule): Rule | undefined {
  const { kind, re, says, min, max } = rule;
  const limits = { ...(typeof min === 'number' && { min }), ...(typeof max === 'number' && { max }) };
  if (kind === 'all' || kind === 'any') {
    const of = (rule.of ?? []).map(converted);
    if (kind === 'any' && of.includes(undefined)) return undefined;
    const known = of.flatMap((one) => (one ? [one] : []));
    return known.length === 0 ? undefined : known.length === 1 ? known[0] : { kind, of: known };
  }
  if (plain.has(kind)) return { kind: kind as RuleKind };
  if (same[kind]) return { kind: same[kind] };
  if (kind === 'enum' || kind === 'notEnum')
    return { kind, values: rule.values ?? [], ...(rule.ignoreCase && { ignoreCase: true }) };
  if (kind === 'floatRange' && rule.above !== undefined) return { kind: 'above', min: rule.above };
  if (kind === 'intRange' || kind === 'floatRange' || kind === 'stringLength' || kind === 'mapSize')
    return { kind, ...limits };
  if (kind === 'multipleOf') return { kind, min: rule.n ?? 1 };
  if (kind === 'pattern' || kind === 'notPattern') return { kind, re: javaScript(re ?? ''), ...(says && { says }) };
  if (kind === 'prefix') return { kind, values: [rule.value ?? ''] };
  if (kind === 'ip') return { kind, ...(rule.family && { family: rule.family }) };
  if (kind === 'cidr')
    return {
      kind,
      ...(rule.family && { family: rule.family }),
      ...(rule.prefixMin !== undefined && { min: rule.prefixMin }),
      ...(rule.prefixMax !== undefined && { max: rule.prefixMax }),
      ...(rule.hostBitsOk && { hostBits: true }),
    };
  const [, on, what] = /^map(Key|Value)(Pattern|NotPattern|Length)$/.exec(kind) ?? [];
  if (on === undefined) return undefined;
  const inner: Rule =
    what === 'Length'
      ? { kind: 'stringLength', ...limits }
      : { kind: what === 'Pattern' ? 'pattern' : 'notPattern', re: javaScript(re ?? '') };
  return { kind: on === 'Key' ? 'mapKeys' : 'mapValues', of: [inner] };
}

/** RE2 in JavaScript's notation. */
export const javaScript = (re: string): string =>
  re
    .replaceAll('[[:alnum:]]', '[0-9A-Za-z]')
    .replaceAll('[:alnum:]', '0-9A-Za-z')
    .replaceAll('[:word:]', '\\w')
    .replaceAll('\\z', '$')
    .replaceAll('\\A', '^')
    .replaceAll('\\pL', '\\p{L}')
    .replaceAll('\\pN', '\\p{N}');

/** Rules that a message of the SDK or of the framework tells. */
export function told(message: string): readonly Rule[] {
  const find = (expression: RegExp, make: (...found: string[]) => readonly Rule[]): readonly Rule[] => {
    const found = expression.exec(message);
    return found ? make(...found.slice(1)) : [];
  };
  const range =
    (kind: RuleKind) =>
    (min = '', max = ''): readonly Rule[] => [
      { kind, ...(min && { min: Number(min) }), ...(max && { max: Number(max) }) },
    ];
  return [
    ...find(/to be one of \[(.*?)\](?:,|$)/s, listed),
    ...find(/value must be one of: \[(.*?)\]/s, listed),
    ...find(/Valid Values: \[(.*?)\]/s, (text = '') => [{ kind: 'enum', values: [...new Set(text.split(' '))] }]),
    ...find(/Expecting One Of: \[(.*?)\]/s, listed),
    ...find(/expected length of .* to be in the range \((\d+) - (\d+)\)/, range('stringLength')),
    ...find(/string length must be between (\d+) and (\d+)/, range('stringLength')),
    ...find(/string length must be at least (\d+)/, range('stringLength')),
    ...find(/string length must be at most (\d+)/, (max) => range('stringLength')('', max)),
    ...find(/cannot be longer than (\d+) characters/, (max) => range('stringLength')('', max)),
    ...find(/expected (?!length)\S+ to be in the range \((-?[\d.]+) - (-?[\d.]+)\)/, (min, max) => [
      ...range('intRange')(min, max),
      ...range('floatRange')(min, max),
    ]),
    ...find(/value must be between (-?[\d.]+) and (-?[\d.]+)/, range('intRange')),
    ...find(/to be at least \((-?[\d.]+)\)/, range('intRange')),
    ...find(/value must be at least (-?[\d.]+)/, range('intRange')),
    ...find(/to be at most \((-?[\d.]+)\)/, (max) => range('intRange')('', max)),
    ...find(/value must be at most (-?[\d.]+)/, (max) => range('intRange')('', max)),
    ...find(/divisible by (\d+)/, range('multipleOf')),
    ...find(/match regular expression '(.*?)', got/s, (re = '') => [{ kind: 'pattern', re: javaScript(re) }]),
    ...find(/to match regular expression "(.*?)", got/s, (re = '') => [
      { kind: 'pattern', re: javaScript(re.replaceAll('\\\\', '\\')) },
    ]),
  ];
}

function listed(text = ''): readonly Rule[] {
  const quoted = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, one = '']) => one);
  const values =
    quoted.length > 0
      ? quoted
      : text
          .split(/[ ,]+/)
          .filter(Boolean)
          .map((one) => (/^-?\d+$/.test(one) ? Number(one) : one));
  return [
    { kind: 'enum', values },
    { kind: 'enum', values, ignoreCase: true },
  ];
}

/** Forms that are tried on every attribute that refuses something. */
export const forms: readonly Rule[] = [
  { kind: 'pattern', re: '^https://[^/]', says: 'a URL with https' },
  {
    kind: 'pattern',
    re: '^arn:[^:]*:[^:]*:[^:]*:[^:]*:',
    says: 'an ARN (arn:partition:service:region:account:resource)',
  },
  {
    kind: 'pattern',
    re: '^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+',
    says: 'an ARN (arn:partition:service:region:account:resource)',
  },
  ...(
    [
      'arn',
      'json',
      'iamPolicy',
      'timestamp',
      'duration',
      'base64',
      'regexp',
      'url',
      'notEmpty',
      'notBlank',
      'cron',
      'schedule',
      'intString',
      'boolString',
    ] as const
  ).flatMap((kind) => [{ kind }, { kind, emptyOk: true }] as Rule[]),
  ...([undefined, '4', '6'] as const).flatMap((family) =>
    [true, undefined].flatMap((hostBits) =>
      [undefined, true].map((emptyOk): Rule => ({
        kind: 'cidr',
        ...(family && { family }),
        ...(hostBits && { hostBits }),
        ...(emptyOk && { emptyOk }),
      })),
    ),
  ),
  ...([undefined, '4', '6'] as const).flatMap((family) =>
    [undefined, true].map((emptyOk): Rule => ({ kind: 'ip', ...(family && { family }), ...(emptyOk && { emptyOk }) })),
  ),
];
