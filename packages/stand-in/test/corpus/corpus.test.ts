import { Terraform } from '../terraform';
import { configurationOf, type Values } from './case';
import { right as rightAlone } from './right';
import { rightJoint } from './right-joint';
import { wrongDecided } from './wrong-decided';
import { wrongJoint } from './wrong-joint';
import { wrongTogether } from './wrong-together';
import { wrongValues } from './wrong-values';

interface Said {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string | null };
}

/** What Terraform says of each case, all of one batch in one process. The name of a case's resource is its place. */
async function validated(
  terraform: Terraform,
  cases: readonly { readonly type: string; readonly values: Values }[],
): Promise<readonly (readonly string[])[]> {
  const kinds = {
    resource: new Map<string, Record<string, unknown>>(),
    data: new Map<string, Record<string, unknown>>(),
  };
  cases.forEach(({ type, values }, at) => {
    const [kind, name] = type.startsWith('data.')
      ? (['data', type.slice('data.'.length)] as const)
      : (['resource', type] as const);
    kinds[kind].set(name, { ...kinds[kind].get(name), [`case_${at}`]: configurationOf(type, values) });
  });
  kinds.resource.set('terraform_data', { unknown: { input: 'a' } });
  await terraform.use({
    terraform: {
      required_providers: Object.fromEntries(
        ['aws', 'kubernetes', 'helm'].map((name) => [name, { source: `hashicorp/${name}` }]),
      ),
    },
    provider: { aws: [{ region: 'eu-west-1' }] },
    resource: Object.fromEntries(kinds.resource),
    ...(kinds.data.size > 0 && { data: Object.fromEntries(kinds.data) }),
  });
  const { output } = await terraform.run('validate', '-json');
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Said[] };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return cases.map((_case, at) =>
    errors
      .filter(({ address, snippet }) => new RegExp(`\\.case_${at}(\\.|$)`).test(address ?? snippet?.context ?? ''))
      .map(({ summary, detail }) => `${summary} ${detail}`),
  );
}

const right = [...rightAlone, ...rightJoint];

jest.setTimeout(120_000);

describe.each([
  ['values that a provider refuses', wrongValues],
  ['arguments that do not go together', wrongTogether],
  ['what AWS, helm or the cluster refuses', wrongDecided],
  ['what AWS refuses of several arguments together', wrongJoint],
] as const)('a wrong configuration: %s', (_name, cases) => {
  const terraform = new Terraform();
  let said: readonly (readonly string[])[];
  beforeAll(async () => {
    said = await validated(
      terraform,
      cases.map(([, type, values]) => ({ type, values })),
    );
  });
  afterAll(() => terraform.dispose());

  it.each(
    cases.map(([what, type, values, says], at) => [what, type, JSON.stringify(values).slice(0, 80), says, at] as const),
  )('is refused: %s, %s %s', (_what, _type, _values, says, at) => {
    expect(said[at]).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
  });
});

describe('a right configuration at the edge', () => {
  const terraform = new Terraform();
  let said: readonly (readonly string[])[];
  beforeAll(async () => {
    said = await validated(
      terraform,
      right.map(([, type, values]) => ({ type, values })),
    );
  });
  afterAll(() => terraform.dispose());

  it.each(right.map(([what, type], at) => [what, type, at] as const))('is taken: %s, %s', (_what, _type, at) => {
    expect(said[at]).toEqual([]);
  });
});

it('the corpus has 300 wrong resources and 200 right ones at least', () => {
  expect(wrongValues.length + wrongTogether.length + wrongDecided.length + wrongJoint.length).toBeGreaterThanOrEqual(
    300,
  );
  expect(right.length).toBeGreaterThanOrEqual(200);
});
