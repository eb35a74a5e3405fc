import { allTypes, type StandIn } from '../src';
import { Terraform } from './terraform';

/** Folders of the pinned bindings: 1 + 1 in helm, 82 + 26 in kubernetes, 1581 + 630 in aws, and one for each provider. */
const counts = {
  helm: { resources: 1, dataSources: 1 },
  kubernetes: { resources: 82, dataSources: 26 },
  aws: { resources: 1581, dataSources: 630 },
};

interface BlockJson {
  readonly attributes?: Readonly<Record<string, object>>;
  readonly block_types?: Readonly<Record<string, { readonly block: BlockJson }>>;
}

interface SchemaJson {
  readonly provider: { readonly block: BlockJson };
  readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockJson }>>;
  readonly data_source_schemas?: Readonly<Record<string, { readonly block: BlockJson }>>;
}

/** Attributes and blocks of a block, those of its blocks included. */
function size({ attributes = {}, block_types: blocks = {} }: BlockJson): readonly [attributes: number, blocks: number] {
  const inner = Object.values(blocks).map(({ block }) => size(block));
  const sum = (at: 0 | 1): number => inner.reduce((total, one) => total + one[at], 0);
  return [Object.keys(attributes).length + sum(0), inner.length + sum(1)];
}

const sources = Object.fromEntries(Object.keys(counts).map((name) => [name, { source: `hashicorp/${name}` }]));

describe('every type of the three binding packages', () => {
  const terraform = new Terraform();
  let standIn: StandIn;
  let schemas: Readonly<Record<string, SchemaJson>>;
  beforeAll(async () => {
    standIn = await terraform.use({ terraform: { required_providers: sources } }, allTypes(__dirname));
    const { output } = await terraform.run('providers', 'schema', '-json');
    schemas = (JSON.parse(output) as { provider_schemas: typeof schemas }).provider_schemas;
  }, 120_000);
  afterAll(() => terraform.dispose());

  it.each(Object.entries(counts))('is served and accepted by Terraform: %s', (name, { resources, dataSources }) => {
    const schema = schemas[`registry.terraform.io/hashicorp/${name}`];
    expect(Object.keys(schema?.resource_schemas ?? {})).toHaveLength(resources);
    expect(Object.keys(schema?.data_source_schemas ?? {})).toHaveLength(dataSources);
  });

  it('has attributes', () => {
    const empty = Object.values(schemas).flatMap(({ resource_schemas: all = {} }) =>
      Object.entries(all).filter(([, { block }]) => !block.attributes),
    );
    expect(empty.map(([type]) => type)).toEqual([]);
  });

  it('comes with all its attributes and blocks', () => {
    const all = Object.values(schemas).flatMap(
      ({ provider, resource_schemas: resources = {}, data_source_schemas: data = {} }) => [
        provider,
        ...Object.values(resources),
        ...Object.values(data),
      ],
    );
    const [attributes, blocks] = size({ block_types: Object.fromEntries(all.map((one, at) => [at, one])) });
    expect([attributes, blocks - all.length]).toEqual([45012, 9823]);
  });

  it('is counted, and read in seconds', () => {
    const [resources, dataSources] = (['resources', 'dataSources'] as const).map((kind) =>
      Object.values(counts).reduce((sum, one) => sum + one[kind], 0),
    );
    expect(standIn.served).toMatchObject({ resources, dataSources });
    expect(standIn.served.milliseconds).toBeLessThan(90_000);
  });

  it('can be planned with: one type that Terraform refuses would fail its whole provider', async () => {
    terraform.change({
      terraform: { required_providers: sources },
      provider: { aws: [{ region: 'eu-west-1' }] },
      resource: {
        aws_vpc: { it: { cidr_block: '10.0.0.0/16' } },
        kubernetes_namespace_v1: { it: { metadata: [{ name: 'it' }] } },
      },
    });
    expect((await terraform.run('plan')).output).toContain('2 to add');
  }, 120_000);
});
