import { bindingPackage, dataSourceBlock, resourceBlock } from '../src/schema/binding-package';
import type { ProviderName } from '../src/schema/binding-package';
import { forceNewTable } from '../src/tables/force-new';
import { dataSourceRules } from '../src/tables/data-source-rules';
import { minimalConfiguration } from './minimal-configuration';
import { Terraform } from './terraform';

const providerOf = (type: string): ProviderName => type.split('_')[0] as ProviderName;
const inBindings = (type: string, read: typeof resourceBlock): Record<string, unknown> => {
  const bindings = bindingPackage(providerOf(type), __dirname);
  const block = bindings && read(bindings, type);
  if (!block) throw new Error(`${type} is not in the bindings`);
  return minimalConfiguration(block);
};
const each = (types: readonly string[], read: typeof resourceBlock) =>
  Object.fromEntries(types.map((type) => [type, { it: inBindings(type, read) }]));

describe('every type that has a table', () => {
  const terraform = new Terraform();
  const resources = Object.keys(forceNewTable);
  const dataSources = Object.keys(dataSourceRules);
  afterAll(() => terraform.dispose());

  it('is created, is unchanged in a second plan, and is destroyed', async () => {
    const standIn = await terraform.use({
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
    });
    expect(standIn.served).toMatchObject({ resources: resources.length, dataSources: dataSources.length });
    expect(standIn.withoutForceNew).toEqual([]);
    await terraform.apply();
    expect((await terraform.run('plan', '-detailed-exitcode')).output).toContain('No changes');
    expect((await terraform.run('destroy', '-auto-approve')).output).toContain(`${resources.length} destroyed`);
  });
});
