import { type NamedResource, NameRegister } from '../src/behaviour/name-register';
import { bindingPackage, resourceBlock } from '../src/schema/binding-package';
import { uniqueNames } from '../src/tables/unique-names';
import { Unknown, type Value } from '../src/value/value';

const place = { region: 'eu-west-1', account: '123456789012' };
const role = (change: Partial<NamedResource> = {}): NamedResource => ({
  type: 'aws_iam_role',
  values: { name: 'node' },
  place,
  ...change,
});
const at = (type: string, values: Value, where = place): NamedResource => ({ type, values, place: where });

describe('NameRegister', () => {
  it.each<[string, NamedResource, NamedResource]>([
    ['a role of the account, whatever its path', role(), role({ values: { name: 'node', path: '/eks/' } })],
    ['a role in another region, as IAM has none', role(), role({ place: { ...place, region: 'us-east-1' } })],
    ['a cluster in its region', at('aws_eks_cluster', { name: 'a' }), at('aws_eks_cluster', { name: 'a' })],
    [
      'a cluster with a region of its own',
      at('aws_eks_cluster', { name: 'a' }),
      at('aws_eks_cluster', { name: 'a', region: 'eu-west-1' }, { ...place, region: 'us-east-1' }),
    ],
    [
      'a bucket in any account of the partition',
      at('aws_s3_bucket', { bucket: 'b' }),
      at('aws_s3_bucket', { bucket: 'b' }, { region: 'us-east-1', account: '210987654321' }),
    ],
    [
      'an add-on of its cluster',
      at('aws_eks_addon', { cluster_name: 'c', addon_name: 'a' }),
      at('aws_eks_addon', { cluster_name: 'c', addon_name: 'a' }),
    ],
    ['a queue', at('aws_sqs_queue', { name: 'q' }), at('aws_sqs_queue', { name: 'q' })],
    ['a log group', at('aws_cloudwatch_log_group', { name: '/g' }), at('aws_cloudwatch_log_group', { name: '/g' })],
  ])('refuses a second %s', (_case, one, other) => {
    const names = new NameRegister();
    names.claim(one);
    expect(() => names.claim(other)).toThrow(/^creating .* already; AWS answers .* with /);
  });

  it.each<[string, NamedResource, NamedResource]>([
    ['the same name in another account', role(), role({ place: { ...place, account: '210987654321' } })],
    ['the same name of another type', role(), at('aws_iam_instance_profile', { name: 'node' })],
    [
      'the same cluster name in another region',
      at('aws_eks_cluster', { name: 'a' }),
      at('aws_eks_cluster', { name: 'a', region: 'us-east-1' }),
    ],
    [
      'the same bucket name in another partition',
      at('aws_s3_bucket', { bucket: 'b' }),
      at('aws_s3_bucket', { bucket: 'b' }, { ...place, region: 'cn-north-1' }),
    ],
    [
      'an add-on of another cluster',
      at('aws_eks_addon', { cluster_name: 'c', addon_name: 'a' }),
      at('aws_eks_addon', { cluster_name: 'd', addon_name: 'a' }),
    ],
    [
      'two names that AWS makes up',
      role({ values: { name: Unknown.value } }),
      role({ values: { name: Unknown.value } }),
    ],
    [
      'two security groups whose VPC is not known',
      at('aws_security_group', { name: 'a', vpc_id: null }),
      at('aws_security_group', { name: 'a', vpc_id: null }),
    ],
    [
      'what AWS updates instead: an alarm',
      at('aws_cloudwatch_metric_alarm', { alarm_name: 'a' }),
      at('aws_cloudwatch_metric_alarm', { alarm_name: 'a' }),
    ],
  ])('allows %s', (_case, one, other) => {
    const names = new NameRegister();
    names.claim(one);
    expect(() => names.claim(other)).not.toThrow();
  });

  it('refuses the name of a resource that a state holds, and gives it when that one is destroyed', () => {
    const names = new NameRegister();
    names.observe(role());
    expect(() => names.claim(role())).toThrow('EntityAlreadyExists');
    names.release(role());
    expect(() => names.claim(role())).not.toThrow();
  });

  it('has a placeholder for attributes that the type has, and no other', () => {
    const bindings = bindingPackage('aws', __dirname);
    const missing = Object.entries(uniqueNames).flatMap(([type, { name }]) => {
      const attributes = (bindings && resourceBlock(bindings, type))?.attributes.map((one) => one.name) ?? [];
      const wanted = [...name.matchAll(/\{(\w+)/g)].map(([, attribute = '']) => attribute);
      return wanted.filter((attribute) => !attributes.includes(attribute)).map((attribute) => `${type}.${attribute}`);
    });
    expect(missing).toEqual([]);
  });
});
