import fc from 'fast-check';

import { referencesIn } from '../src/engine/references';

describe('referencesIn', () => {
  it.each<[string, unknown, string[]]>([
    ['a resource', '${aws_s3_bucket.models.id}', ['aws_s3_bucket.models']],
    ['a data source', '${data.aws_iam_policy_document.a.json}', ['data.aws_iam_policy_document.a']],
    [
      'an instance, with and without its key',
      '${aws_subnet.private["eu-west-1a"].id}',
      ['aws_subnet.private', 'aws_subnet.private["eu-west-1a"]'],
    ],
    ['a name with a hyphen', '${aws_s3_bucket.models-b.id}', ['aws_s3_bucket.models-b']],
    ['text around it', 'arn:aws:s3:::${aws_s3_bucket.models.id}/*', ['aws_s3_bucket.models']],
    ['braces inside', '${jsonencode({"a" = {"b" = aws_kms_key.k.arn}})} aws_kms_key.text', ['aws_kms_key.k']],
    ['any depth, once', [{ a: ['${aws_vpc.v.id}'] }, '${aws_vpc.v.arn}'], ['aws_vpc.v']],
    ['two in one text', '${aws_vpc.a.id}-${aws_vpc.b.id}', ['aws_vpc.a', 'aws_vpc.b']],
    ['no expression', 'aws_vpc.v.id', []],
    ['an escaped expression', '$${aws_vpc.v.id}', []],
    ['a variable', '${var.aws_vpc.id} ${local.aws_vpc.id}', []],
    ['no text', 7, []],
  ])('finds %s', (_, value, expected) => expect([...referencesIn(value)].sort()).toEqual(expected));

  it('takes any value, however deep', () => {
    const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], '${aws_vpc.v.id}');
    expect(referencesIn(deep)).toEqual(['aws_vpc.v']);
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(referencesIn(value))));
  });
});
