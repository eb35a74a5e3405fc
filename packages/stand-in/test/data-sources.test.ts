import { Terraform } from './terraform';

describe('data sources', () => {
  const terraform = new Terraform();
  afterAll(() => terraform.dispose());

  it('answer for the configured account and region, and the same every time', async () => {
    await terraform.use({
      terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
      provider: { aws: [{ region: 'us-gov-east-1', allowed_account_ids: ['210987654321'] }] },
      data: {
        aws_caller_identity: { me: {} },
        aws_region: { here: {} },
        aws_partition: { here: {} },
        aws_availability_zones: { all: {}, some: { exclude_names: ['us-gov-east-1b'] } },
        aws_subnet: { one: { id: 'subnet-1' } },
        aws_eks_cluster: { main: { name: 'main' } },
        aws_iam_policy_document: {
          trust: {
            statement: [
              { actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: ['ec2.amazonaws.com'] }] },
            ],
          },
        },
      },
      output: {
        account: { value: '${data.aws_caller_identity.me.account_id}' },
        region: { value: '${data.aws_region.here.region}' },
        partition: { value: '${data.aws_partition.here.partition}' },
        zones: { value: '${data.aws_availability_zones.all.names}' },
        zone_ids: { value: '${data.aws_availability_zones.all.zone_ids}' },
        some: { value: '${data.aws_availability_zones.some.names}' },
        subnet: { value: '${data.aws_subnet.one.arn}' },
        issuer: { value: '${data.aws_eks_cluster.main.identity[0].oidc[0].issuer}' },
        trust: { value: '${jsondecode(data.aws_iam_policy_document.trust.json).Statement[0].Principal.Service}' },
      },
    });
    await terraform.apply();
    const first = await terraform.outputs();
    expect(first).toEqual({
      account: '210987654321',
      region: 'us-gov-east-1',
      partition: 'aws-us-gov',
      zones: ['us-gov-east-1a', 'us-gov-east-1b', 'us-gov-east-1c'],
      zone_ids: ['usge1-az1', 'usge1-az2', 'usge1-az3'],
      some: ['us-gov-east-1a', 'us-gov-east-1c'],
      subnet: 'arn:aws-us-gov:ec2:us-gov-east-1:210987654321:subnet/subnet-1',
      issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.us-gov-east-1\.amazonaws\.com\/id\/[0-9A-V]{32}$/) as string,
      trust: 'ec2.amazonaws.com',
    });
    expect(await terraform.pendingChanges()).toBe(0);
  });
});

describe('values that only exist after apply', () => {
  const terraform = new Terraform();
  afterAll(() => terraform.dispose());

  it('let for_each walk over the domains of a certificate that is still to be made', async () => {
    await terraform.use({
      terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
      provider: { aws: [{ region: 'eu-west-1' }] },
      resource: {
        aws_acm_certificate: { site: { domain_name: 'models.example.com', validation_method: 'DNS' } },
        aws_route53_record: {
          validation: {
            for_each:
              '${{ for option in aws_acm_certificate.site.domain_validation_options : option.domain_name => option }}',
            zone_id: 'Z1',
            name: '${each.value.resource_record_name}',
            type: '${each.value.resource_record_type}',
            records: ['${each.value.resource_record_value}'],
            ttl: 60,
          },
        },
        aws_launch_template: { node: { name: 'node', image_id: 'ami-1' } },
      },
      output: {
        record: { value: '${aws_route53_record.validation["models.example.com"].id}' },
        version: { value: '${aws_launch_template.node.latest_version}' },
      },
    });
    await terraform.apply();
    expect(await terraform.outputs()).toEqual({
      record: expect.stringMatching(/^Z1__[0-9a-f]{32}\.models\.example\.com_CNAME$/) as string,
      version: 1,
    });
    expect(await terraform.pendingChanges()).toBe(0);
  });
});
