import { allTypes } from '../src';
import { factsOf } from '../src/checks/read-facts';
import type { ProviderName } from '../src/schema/binding-package';
import { bindingPackage, dataSourceBlock, resourceBlock } from '../src/schema/binding-package';
import { dataSourceRules } from '../src/tables/data-source-rules';
import { forceNewTable } from '../src/tables/force-new';
import { minimalConfiguration } from './minimal-configuration';
import { Terraform } from './terraform';

const providerOf = (type: string): ProviderName => type.split('_')[0] as ProviderName;
const inBindings = (type: string, read: typeof resourceBlock): Record<string, unknown> => {
  const bindings = bindingPackage(providerOf(type), __dirname);
  const block = bindings && read(bindings, type);
  if (!block) throw new Error(`${type} is not in the bindings`);
  return minimalConfiguration(block, factsOf(read === dataSourceBlock ? `data.${type}` : type)?.facts);
};
const each = (types: readonly string[], read: typeof resourceBlock) =>
  Object.fromEntries(types.map((type) => [type, { it: inBindings(type, read) }]));

/** Types of the kubernetes provider that its program of this version knows, but for the one that needs its cluster to plan. */
const kubernetesTypes = [...allTypes(__dirname).resources].filter(
  (type) => type.startsWith('kubernetes_') && factsOf(type) !== undefined && type !== 'kubernetes_manifest',
);

describe('every type that has a table', () => {
  const terraform = new Terraform();
  const resources = [...Object.keys(forceNewTable), 'helm_release', ...kubernetesTypes];
  const dataSources = Object.keys(dataSourceRules);
  afterAll(() => terraform.dispose());

  jest.setTimeout(120_000);

  it('is created, is unchanged in a second plan, and is destroyed', async () => {
    // What a schema asks for at least is refused by AWS and the cluster now and then; those are warnings here.
    const configuration = {
      terraform: {
        required_providers: {
          aws: { source: 'hashicorp/aws' },
          kubernetes: { source: 'hashicorp/kubernetes' },
          helm: { source: 'hashicorp/helm' },
        },
      },
      provider: { aws: [{ region: 'eu-west-1' }] },
      resource: each(resources, resourceBlock),
      data: each(dataSources, dataSourceBlock),
    };
    const standIn = await terraform.use(configuration, undefined, true);
    expect(standIn.served).toMatchObject({ resources: resources.length, dataSources: dataSources.length });
    expect(standIn.withoutForceNew).toEqual([]);
    await terraform.apply();
    expect((await terraform.run('plan', '-detailed-exitcode')).output).toContain('No changes');
    expect((await terraform.run('destroy', '-auto-approve')).output).toContain(`${resources.length} destroyed`);
  });
});
