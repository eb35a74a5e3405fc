import { deniedAttributes } from '../src/redact/denied-attributes';
import { looksSecret } from '../src/redact/looks-secret';
import { isShownOutput } from '../src/redact/output-shown';
import { isPlainId } from '../src/redact/plain-id';
import { isSecretName } from '../src/redact/secret-names';

describe('looksSecret', () => {
  it.each([
    ['a secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['an access key id', 'uses AKIAIOSFODNN7EXAMPLE now'],
    ['a token of GitHub', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['a web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nabc'],
    ['an address with a password', 'postgres://user:hunter2@db.example/models'],
    ['an argument', '--password=hunter22'],
    ['a bare digest', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['a random word', 'prefix-x8Kq2LmZ9vTnB4wYc7RpD1sF'],
    ['a very long text', 'a '.repeat(20_000)],
  ])('hides %s', (_, text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    ['an ARN', 'arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot'],
    ['an ARN of a secret', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database'],
    ['an id', 'vpc-0a1b2c3d4e5f60718'],
    [
      'an image with its digest',
      'registry.k8s.io/pause@sha256:7031c1b283388d2c2e09b57badb803c05ebed362dc88d84b480cc47f72a21097',
    ],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['a certificate', `LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t${'x8Kq2LmZ9vTnB4wYc7RpD1sF'.repeat(20)}`],
    ['a policy of a balancer', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
    ['an address of Terraform', 'Cluster_NodeIdentity_Role_AmazonEC2ContainerRegistryPullOnly_0DA7F92C'],
    ['an endpoint of EKS', 'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com'],
    ['a sentence', 'Placeholders that give way to pods that serve models'],
    ['an action', 'secretsmanager:GetSecretValue'],
  ])('shows %s', (_, text) => {
    expect(looksSecret(text)).toBe(false);
  });
});

describe('names', () => {
  it.each([
    'password',
    'db_password',
    'apiToken',
    'client_key',
    'user_data',
    'kubeconfig',
    'AWS_SECRET_ACCESS_KEY',
    'connectionString',
  ])('%s is that of a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'http_tokens',
    'password_wo_version',
    'secretName',
    'imagePullSecrets',
    'name',
    'kms_key_id',
    'authentication_mode',
    'public_access_cidrs',
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it.each([
    ['aws_launch_template', 'user_data', true],
    ['helm_release', 'metadata', true],
    ['kubernetes_secret_v1', 'data', true],
    ['aws_ssm_parameter', 'value', true],
    ['kubernetes_config_map_v1', 'data', false],
    ['kubernetes_deployment_v1', 'metadata', false],
  ])('%s.%s is denied: %s', (type, attribute, denied) => {
    expect(deniedAttributes(type).has(attribute)).toBe(denied);
  });
});

describe('outputs between stacks', () => {
  const output = (name: string, after: unknown): boolean =>
    isShownOutput({
      name,
      change: {
        actions: ['create'],
        before: null,
        after: after as string,
        afterUnknown: false,
        beforeSensitive: true,
        afterSensitive: true,
        replacePaths: [],
      },
    });

  it.each([
    ['cross-stack-output-aws_vpcNetwork_vpc_29F2B117id', 'vpc-0a1b2c3d4e5f60718', true],
    ['cross-stack-output-aws_subnetids', ['subnet-0a1b2c3d4e5f60718'], true],
    ['cross-stack-output-aws_sqs_queueInterruptions_573E04A6arn', 'arn:aws:sqs:eu-west-1:111122223333:dev', true],
    ['cross-stack-output-aws_eks_clusterCluster_EB0386A7certificate_authority0data', 'abc', false],
    ['cross-stack-output-random_passwordresult', 'hunter', false],
    ['cross-stack-output-aws_db_instancepassword_name', 'hunter', false],
    ['cross-stack-output-aws_dbname', 'x8Kq2LmZ9vTnB4wYc7RpD1sF', false],
    ['cross-stack-output-aws_dbid', { a: 'b' }, false],
    ['vpc_id', 'vpc-0a1b2c3d4e5f60718', false],
  ])('%s with %j is shown: %s', (name, value, shown) => {
    expect(output(name, value)).toBe(shown);
  });

  it.each([
    ['dev-eu-west-1', true],
    ['eu-west-1a', true],
    ['Hunter2', false],
    ['two words', false],
  ])('%s is a plain id: %s', (text, plain) => {
    expect(isPlainId(text)).toBe(plain);
  });
});
