import { provider, sentKinds } from './expanders/types';
import { updates } from './sent-update';
import { type Argument, type Expander, keyOf, type Sent } from './translate/expander';
import { isZeroOf, sentScalar, zeroOf } from './translate/scalar';

/** A block of the provider, and where it was first met. */
interface Place {
  readonly block: string;
  readonly expander: Expander;
}

/** `docs/kubernetes-provider.md`: where what is sent differs from what is said, made from the tables. */
export function sendingReport(): string {
  const places = allPlaces();
  return `${[
    heading(),
    section(
      'Sent where nothing was said, and it matters',
      'argument | sent | consequence | source',
      places.flatMap(consequences),
    ),
    section('Sent where nothing was said, and nothing follows', 'block | sent', places.flatMap(harmless)),
    section('Said and not sent', 'argument | when | source', places.flatMap(unsaid)),
    section('Updates', 'type | replaced as a whole, with the values of the plan | source', updateRows()),
  ].join('\n\n')}\n`;
}

function heading(): string {
  return `# What the kubernetes provider sends

Made by \`npm run kubernetes-report\` from the tables in \`packages/stand-in/src/kubernetes/expanders\`, which follow ${provider.name} ${provider.version};
files are those of its folder \`kubernetes\`. Terraform's SDK hands an absent argument of a block to the provider as Go's zero value, or as the schema's
default, and the provider sends some of them: plan and synthesized JSON show \`null\` there. \`sentObject\` in \`@spot-serving/stand-in/kubernetes\` makes the
object that arrives, and \`admissionProblems\` judges it.

An argument that is not below is sent with a value only; an explicit \`false\`, \`0\` or \`""\` of it is dropped like an absent one. Rows without a consequence
were tried at an API server 1.34.4: the object is stored the same without the field, or with the field's default, which means the same. A block with nothing
in it at all, and no default, is sent empty: \`security_context {}\` of a pod is \`{}\`.`;
}

function section(title: string, columns: string, rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const names = columns.split(' | ');
  return [`## ${title}`, '', line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every block once, those of a Deployment's pods first. */
function allPlaces(): Place[] {
  const seen = new Map<Expander, Place>();
  const walk = (block: string, expander: Expander): void => {
    if (seen.has(expander)) return;
    seen.set(expander, { block, expander });
    for (const [name, { of }] of Object.entries(expander.arguments)) if (of) walk(`${block}.${name}`, of);
  };
  const types = [...sentKinds].sort(([a], [b]) => Number(b.includes('deployment')) - Number(a.includes('deployment')));
  for (const [type, { object }] of types) walk(type.replace(/^kubernetes_/, ''), object);
  return [...seen.values()].map((place) => ({
    ...place,
    block: place.block.replace('deployment_v1.spec.template.spec', 'pod'),
  }));
}

function consequences({ block, expander }: Place): string[][] {
  return sentUnsaid(expander).flatMap(([name, argument, sent]) =>
    argument.consequence ? [[code(`${block}.${name}`), json(sent), argument.consequence, code(expander.source)]] : [],
  );
}

function harmless({ block, expander }: Place): string[][] {
  const all = sentUnsaid(expander).filter(([, { consequence, of, when }]) => !consequence && !of && !isRequired(when));
  const shown = all.map(([name, argument, sent]) => code(`${keyOf(name, argument)}: ${JSON.stringify(sent)}`));
  return shown.length === 0 ? [] : [[code(block), shown.join(', ')]];
}

/** What is in the struct even of an empty block is required there, but for a default. */
const isRequired = (when: Argument['when']) => when === 'inStruct';

function sentUnsaid({ arguments: all }: Expander): (readonly [string, Argument, Sent])[] {
  return Object.entries(all).flatMap(([name, argument]) => {
    const sent = absentAs(argument);
    return sent === undefined ? [] : [[name, argument, sent] as const];
  });
}

function absentAs({ kind, when, default: fallback, zero, of, except = [], consequence }: Argument): Sent | undefined {
  const sent = fallback === undefined ? undefined : sentScalar(kind, fallback);
  if (sent !== undefined && except.includes(sent)) return undefined;
  if (sent !== undefined && !isZeroOf(kind, fallback)) return sent;
  if (when === 'ifSet' || (when === 'inStruct' && !consequence)) return undefined;
  return zero ?? (of ? {} : zeroOf(kind));
}

function unsaid({ block, expander: { arguments: all, unsent = {}, source } }: Place): string[][] {
  const never = Object.entries(unsent).filter(([, why]) => why !== 'the API server writes it');
  const sometimes = Object.entries(all).flatMap(([name, argument]) =>
    reasons(argument).map((why) => [name, why] as const),
  );
  return [...never, ...sometimes].map(([name, why]) => [code(`${block}.${name}`), why, code(source)]);
}

function reasons({ onlyIf, several, except = [], kind, of, keepsEmpty }: Argument): string[] {
  return [
    ...(onlyIf ? [`unless \`${onlyIf[0]}\` is \`${onlyIf[1]}\``] : []),
    ...(several === 'first' ? ['there more than once: the first is sent, the others are lost'] : []),
    ...(several === 'none' ? ['there more than once: none is sent'] : []),
    ...except.map((value) => `is ${json(value)}`),
    ...(kind === 'blocks' && of && !keepsEmpty && canBeEmpty(of)
      ? ['the first of them is empty: the whole list is not sent']
      : []),
  ];
}

/** A block that has a required argument, or a default, is never empty. */
function canBeEmpty({ arguments: all }: Expander): boolean {
  return Object.values(all).every(
    ({ default: fallback = '', computed, when }) => fallback === '' && !computed && when === 'ifSet',
  );
}

function updateRows(): string[][] {
  return Object.entries(updates).map(([type, { source, replaced }]) => [
    code(type),
    replaced.map(({ path }) => code(path)).join(', '),
    code(source),
  ]);
}

const code = (text: string) => `\`${text}\``;
const json = (value: Sent) => code(JSON.stringify(value));
