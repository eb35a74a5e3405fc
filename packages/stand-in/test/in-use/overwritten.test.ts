import { changes, type Configuration, Terraform } from '../terraform';

jest.setTimeout(60_000);

const types = { resources: new Set(['aws_route53_record']), dataSources: new Set(['aws_route53_zone']) };
const stack = (region: string, ...names: readonly string[]): Configuration => ({
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider: { aws: [{ region }] },
  data: { aws_route53_zone: { zone: { name: 'example.com' } } },
  ...(names.length > 0 && {
    resource: {
      aws_route53_record: Object.fromEntries(
        names.map((name) => [
          name,
          {
            zone_id: '${data.aws_route53_zone.zone.zone_id}',
            ...{ name: `${name}.example.com`, type: 'CNAME', ttl: 60, records: [`${region}.example.net`] },
            allow_overwrite: true,
          },
        ]),
      ),
    },
  }),
});

describe('a record that the states of two stacks hold', () => {
  const [ireland, virginia] = [new Terraform(), new Terraform()];
  beforeAll(async () => {
    await ireland.use(stack('eu-west-1', 'shared', 'own'), types);
    await virginia.beside(ireland, stack('us-east-1', 'shared'));
    await ireland.apply();
    await virginia.apply();
  });
  afterAll(() => Promise.all([ireland.dispose(), virginia.dispose()]));

  it('is as the last of them made it, and the other sees that', async () => {
    expect(changes(await ireland.plan())).toEqual(['update aws_route53_record.shared']);
    expect(await virginia.pendingChanges()).toBe(0);
  });

  it('is gone for both when one destroys it', async () => {
    virginia.change(stack('us-east-1'));
    await virginia.apply();
    expect(changes(await ireland.plan())).toEqual(['create aws_route53_record.shared']);
    await ireland.apply();
    expect(await ireland.pendingChanges()).toBe(0);
  });
});
