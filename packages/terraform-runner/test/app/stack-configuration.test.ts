import { stackConfiguration } from '../../src/app/stack-configuration';

const s3 = (bucket: string, key: string) => ({ bucket, key, region: 'eu-west-1', use_lockfile: true });

describe('stackConfiguration', () => {
  it.each([
    { backend: { s3: s3('states', 'a/network.tfstate') }, location: 's3://states/a/network.tfstate' },
    { backend: { local: { path: 'terraform.network.tfstate' } }, location: 'terraform.network.tfstate' },
    { backend: { remote: { organization: 'acme' } }, location: undefined },
  ])('knows a state in $backend as $location', ({ backend, location }) => {
    expect(stackConfiguration('network', { terraform: { backend } }).stateLocation).toBe(location);
  });

  it('knows the remote states a stack reads by where they are', () => {
    const data = {
      terraform_remote_state: {
        up: { backend: 's3', config: s3('states', 'up') },
        other: { backend: 'gcs', config: {} },
      },
    };
    expect(stackConfiguration('network', { data }).remoteStates).toEqual({ up: 's3://states/up', other: undefined });
  });

  it.each([
    { source: 'aws', full: 'hashicorp/aws' },
    { source: 'hashicorp/aws', full: 'hashicorp/aws' },
    { source: 'registry.terraform.io/hashicorp/aws', full: 'hashicorp/aws' },
    { source: undefined, full: 'hashicorp/it' },
    { source: 'terraform.io/builtin/terraform', full: 'terraform.io/builtin/terraform' },
  ])('completes the provider source $source', ({ source, full }) => {
    expect(stackConfiguration('network', { terraform: { required_providers: { it: { source } } } }).providers).toEqual([
      full,
    ]);
  });

  it('finds what prevent_destroy protects, with its construct path where there is one', () => {
    const resource = {
      aws_s3_bucket: {
        models: {
          lifecycle: { prevent_destroy: true },
          '//': { metadata: { path: 'models/bucket', uniqueId: 'models' } },
        },
        scratch: { lifecycle: { prevent_destroy: false } },
        logs: { bucket: 'logs' },
      },
      aws_kms_key: { key: { lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } } },
    };
    expect(stackConfiguration('network', { resource }).protectedResources).toEqual([
      { type: 'aws_s3_bucket', name: 'models', path: 'models/bucket' },
      { type: 'aws_kms_key', name: 'key', path: 'aws_kms_key.key' },
    ]);
  });

  it('says where a stack is not as cdktf writes it', () => {
    expect(() => stackConfiguration('network', { resource: { aws_vpc: ['vpc'] } })).toThrow(
      /^stack "network": resource\.aws_vpc /,
    );
  });
});
