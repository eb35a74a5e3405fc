import { parseFaults } from '../../src/faults/fault';

describe('parseFaults', () => {
  it.each([
    [
      'aws_eks_cluster.*=ThrottlingException@apply',
      { kind: 'managed', type: 'aws_eks_cluster', name: '*' },
      'ThrottlingException',
      'apply',
    ],
    [
      'aws_subnet.nodes-?_1A2B=InvalidSubnet.Conflict@plan',
      { kind: 'managed', type: 'aws_subnet', name: 'nodes-?_1A2B' },
      'InvalidSubnet.Conflict',
      'plan',
    ],
    [
      'data.aws_caller_identity.me=AccessDenied@read',
      { kind: 'data', type: 'aws_caller_identity', name: 'me' },
      'AccessDenied',
      'read',
    ],
  ])('reads %s', (text, target, code, phase) => {
    expect(parseFaults([text])).toEqual({ values: [{ text, target, code, phase }], problems: [] });
  });

  it.each([
    ['', /^--fail : does not begin with TYPE\.NAME; write it as aws_eks_cluster\.\*=/],
    ['aws_eks_cluster=X@apply', /does not begin with TYPE\.NAME/],
    ['*.main=X@apply', /does not begin with TYPE\.NAME/],
    ['aws_eks_cluster.*', /has no error code after "aws_eks_cluster\.\*"/],
    ['aws_eks_cluster.*=@apply', /has no error code/],
    ['aws_eks_cluster.*=Rate exceeded@apply', /has no error code/],
    ['aws_eks_cluster.*.name=X@apply', /has no error code/],
    ['aws_eks_cluster.*=X', /names no phase; end with @plan, @read or @apply$/],
    ['aws_eks_cluster.*=X@', /"@" is no phase; end with @plan, @read or @apply$/],
    ['aws_eks_cluster.*=X@destroy', /"@destroy" is no phase; end with @plan, @read or @apply$/],
    ['data.aws_region.here=X@apply', /a data source is only read; end with @read$/],
  ])('refuses %j with its fix', (text, problem) => {
    expect(parseFaults([text])).toEqual({ values: [], problems: [expect.stringMatching(problem)] });
  });

  it('keeps what is right and names all that is wrong', () => {
    const { values, problems } = parseFaults(['aws_vpc.a=X@write', 'aws_vpc.b=X@plan', 'aws_vpc']);
    expect(values.map(({ text }) => text)).toEqual(['aws_vpc.b=X@plan']);
    expect(problems).toHaveLength(2);
  });
});
