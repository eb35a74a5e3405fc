import type { SynthesizedStack } from './synth';

type Stacks = Readonly<Record<string, SynthesizedStack>>;

/** `${data.terraform_remote_state....outputs.x}` of another stack, or `${type.id.attribute}` of the same one. */
const reference =
  /\$\{(?:data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)|(\w+)\.([\w-]+)\.([\w.[\]]+))\}/g;

/**
 * Stacks with every reference in the place of what it refers to: the text that the other resource states, such as a name, or `stack/type.id.attribute`
 * where only an apply knows it, such as an ARN. So two places that mean the same thing say the same text.
 */
export function resolveReferences(stacks: Stacks): Stacks {
  const resolved = Object.entries(stacks).map(
    ([name, stack]) => [name, JSON.parse(resolve(JSON.stringify(stack), name, stacks)) as SynthesizedStack] as const,
  );
  return Object.fromEntries(resolved);
}

function resolve(text: string, stack: string, stacks: Stacks): string {
  return text.replace(
    reference,
    (whole, other?: string, output: string = '', type: string = '', id: string = '', path: string = '') => {
      if (other !== undefined)
        return resolve(inText(stacks[other]?.output?.[output]?.value ?? `nothing called ${output}`), other, stacks);
      const stated = valueAt(stacks[stack]?.resource?.[type]?.[id], path);
      if (typeof stated !== 'string') return `${stack}/${type}.${id}.${path}`;
      return stated === whole ? whole : resolve(inText(stated), stack, stacks);
    },
  );
}

/** As it stands inside a JSON string. */
const inText = (value: unknown) => JSON.stringify(String(value)).slice(1, -1);

function valueAt(value: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined;
    // A block that is there once is written without a list.
    return step === '0' && !Array.isArray(at) ? at : (at as Readonly<Record<string, unknown>>)[step];
  }, value);
}
