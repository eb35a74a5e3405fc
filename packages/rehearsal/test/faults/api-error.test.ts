import type { ProviderCall } from '@spot-serving/stand-in';

import { apiError } from '../../src/faults/api-error';
import type { Fault } from '../../src/faults/fault';
import { aCall } from './a-call';

const fault = (code = 'ThrottlingException'): Fault => ({
  text: 'as written',
  target: { kind: 'managed', type: 'aws_eks_cluster', name: '*' },
  code,
  phase: 'apply',
});
const summary = (call: Partial<ProviderCall>, code?: string): string => apiError(aCall(call), fault(code)).summary;
const request = 'RequestID: 00000000-0000-0000-0000-000000000000';

describe('apiError', () => {
  it.each<[string, Partial<ProviderCall>, string]>([
    ['creation', {}, 'creating EKS Cluster (prod): operation error EKS: CreateCluster'],
    ['update', { prior: { name: 'prod' } }, 'updating EKS Cluster (prod): operation error EKS: UpdateClusterConfig'],
    [
      'destruction',
      { prior: { name: 'prod' }, wanted: null },
      'deleting EKS Cluster (prod): operation error EKS: DeleteCluster',
    ],
    [
      'read',
      { phase: 'read', prior: { name: 'prod' }, wanted: null },
      'reading EKS Cluster (prod): operation error EKS: DescribeCluster',
    ],
    ['plan', { phase: 'plan' }, 'planning EKS Cluster (prod): operation error EKS: DescribeCluster'],
    [
      'a bucket',
      { type: 'aws_s3_bucket', wanted: { bucket: 'models' } },
      'creating S3 Bucket (models): operation error S3: CreateBucket',
    ],
    [
      'no name yet',
      { type: 'aws_vpc', wanted: { cidr_block: '10.0.0.0/16' } },
      'creating EC2 VPC: operation error EC2: CreateVpc',
    ],
  ])('words the error of aws as the provider does: %s', (_what, call, begin) => {
    expect(summary(call)).toBe(
      `${begin}, https response error StatusCode: 400, ${request}, api error ThrottlingException: Rate exceeded`,
    );
  });

  it('leaves out the operation of a type that is in no table', () => {
    expect(summary({ type: 'aws_glue_job' })).toBe(
      `creating aws_glue_job (prod): https response error StatusCode: 400, ${request}, api error ThrottlingException: Rate exceeded`,
    );
  });

  it('gives the status and the message of the code, and admits to know none', () => {
    expect(summary({}, 'AccessDenied')).toContain('StatusCode: 403');
    expect(summary({}, 'OutOfCoffee')).toMatch(
      /StatusCode: 400, .* api error OutOfCoffee: The stand-in knows no message for this code\.$/,
    );
  });

  it('does not pretend that kubernetes speaks like aws', () => {
    const wanted = { metadata: [{ name: 'serving' }] };
    expect(summary({ type: 'kubernetes_namespace', wanted }, 'Forbidden')).toMatch(
      /^creating kubernetes_namespace \(serving\): Forbidden: /,
    );
  });

  it('says below that it was injected', () => {
    expect(apiError(aCall(), fault()).detail).toBe("Injected by the rehearsal: --fail 'as written'");
  });
});
