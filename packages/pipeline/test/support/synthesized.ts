import type { AContext } from './a-context';

/** A stack of a fixture. */
export interface FixtureStack {
  readonly name: string;
  /** Stacks whose outputs it reads. */
  readonly reads?: readonly string[];
  /** Inputs of its `terraform_data` resources, by name. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Outputs for other stacks. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Sources of providers that it only names. */
  readonly providers?: readonly string[];
  /** Anything else of its JSON. */
  readonly more?: object;
}

type Backend = (stack: string) => object;

/** Writes what cdktf would, to `<folder>/cdktf.out` below the context's folder, and gives that path. */
export function synthesized(
  context: AContext,
  folder: string,
  stacks: readonly FixtureStack[],
  backend: Backend,
): string {
  const out = `${folder}/cdktf.out`;
  const entries = stacks.map(({ name, reads = [] }) => {
    const workingDirectory = `stacks/${name}`;
    return [
      name,
      {
        name,
        constructPath: name,
        workingDirectory,
        synthesizedStackPath: `${workingDirectory}/cdk.tf.json`,
        annotations: [],
        dependencies: reads,
      },
    ];
  });
  context.write(`${out}/manifest.json`, { stacks: Object.fromEntries(entries) as object });
  for (const stack of stacks) context.write(`${out}/stacks/${stack.name}/cdk.tf.json`, configuration(stack, backend));
  return out;
}

function configuration(
  { name, reads = [], data, outputs = {}, providers = [], more = {} }: FixtureStack,
  backend: Backend,
): object {
  const remote = reads.map((other) => [
    `cross-stack-reference-input-${other}`,
    { backend: 's3', config: backend(other) },
  ]);
  const named = Object.fromEntries(
    providers.map((source) => [source.split('/').at(-1) ?? '', { source, version: '1.0.0' }]),
  );
  return {
    terraform: { backend: { s3: backend(name) }, ...(providers.length === 0 ? {} : { required_providers: named }) },
    ...(remote.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(remote) as object } }),
    resource: { terraform_data: Object.fromEntries(Object.entries(data).map(([id, input]) => [id, { input }])) },
    ...(Object.keys(outputs).length === 0 ? {} : { output: outputBlocks(outputs) }),
    ...more,
  };
}

const outputBlocks = (outputs: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(outputs).map(([id, value]) => [`cross-stack-output-${id}`, { value, sensitive: true }]),
  );

/** The expression by which cdktf reads an output of another stack. */
export const output = (stack: string, name: string): string =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.cross-stack-output-${name}}`;
