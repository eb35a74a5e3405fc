import { describeTable } from '@spot-serving/testkit';

import { isGrant, settings, watchedAttributes, watchedTexts } from '../src/changes/exposure';
import { denied, deniedAttributes } from '../src/redact/denied-attributes';
import { forms, looksSecret } from '../src/redact/looks-secret';
import { harmlessNames, isSecretName, secretWords } from '../src/redact/secret-names';

/** None of these is random enough to be hidden but by its form. */
describeTable('forms of secrets', {
  table: forms,
  catches: looksSecret,
  cases: [
    [forms[0]?.source ?? '', '-----BEGIN EC PRIVATE KEY-----', 'a key block signs as its owner'],
    [forms[1]?.source ?? '', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0', 'a web token logs in'],
    [forms[2]?.source ?? '', 'AKIAAAAABBBBCCCCDDDD', 'an access key id of AWS leads to its secret'],
    [forms[3]?.source ?? '', 'ghp_aaaaaaaaaaaaaaaaaaaa', 'a token of GitHub pushes'],
    [forms[4]?.source ?? '', 'github_pat_aaaaaaaaaaaaaaaaaaaa', 'so does a fine-grained one'],
    [forms[5]?.source ?? '', 'xoxb-aaaaaaaaaa', 'a token of Slack reads channels'],
    [forms[6]?.source ?? '', 'AIzaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a key of Google is billed'],
    [forms[7]?.source ?? '', 'postgres://user:hunter@db.example', 'an address with its password opens what it names'],
    [forms[8]?.source ?? '', '--password=hunter', 'an argument that is named so is one'],
  ],
});

describeTable('words in names of secrets', {
  table: secretWords,
  catches: isSecretName,
  cases: [
    ['passw(?:or)?d', 'db_passwd', 'logs in'],
    ['passphrase', 'passphrase', 'opens a key'],
    ['secret', 'client_secret', 'logs in'],
    ['token', 'refresh_token', 'logs in'],
    ['credential', 'credentials', 'log in'],
    ['private_?key', 'tls_private_key', 'signs'],
    ['client_?key', 'clientKey', 'signs'],
    ['access_?key', 'storage_access_key', 'reads a store'],
    ['api_?key', 'apiKey', 'is billed'],
    ['signing_?key', 'signing_key', 'signs'],
    ['kubeconfig', 'kubeconfig', 'holds a token or a key'],
    ['user_?data', 'user_data_base64', 'is where people put secrets of machines'],
    ['auth_?config', 'authConfig', 'holds passwords of registries'],
    ['connection_?string', 'connectionString', 'holds a password'],
    ['bearer', 'bearer', 'logs in'],
    ['cookie', 'cookie', 'is a session'],
  ],
});

/** Here the rule shows: without a row, what reviewers have to see is hidden. */
describeTable('names that only look like those of secrets', {
  table: harmlessNames,
  catches: (name: string) => !isSecretName(name),
  cases: [
    ['^http_tokens$', 'http_tokens', 'says whether a pod can take the role of its node'],
    ['^secret_?(?:name|ref|key_?ref|namespace|arn|id|store_?ref)s?$', 'secretName', 'says where a secret is'],
    ['^existing_?secret$', 'existingSecret', 'says where a secret is'],
    ['^image_?pull_?secrets?$', 'imagePullSecrets', 'says where secrets are'],
    [
      '^token_?(?:ttl|expiration|expiration_?seconds|path|audience)$',
      'token_audience',
      'says for whom a token is good',
    ],
    ['^secrets?_?rotation.*$', 'secret_rotation_enabled', 'says whether secrets are changed'],
    ['^automount_?service_?account_?token$', 'automount_service_account_token', 'says whether a pod gets a token'],
    ['^user_data_replace_on_change$', 'user_data_replace_on_change', 'says whether a machine is replaced'],
    ['^credential_?specs?$', 'credentialSpec', 'says which credentials are used'],
    ['^.*_wo_version$', 'password_wo_version', 'is the number beside a write-only argument'],
    ['^.*_(?:ttl|days|seconds)$', 'token_rotation_days', 'is a duration'],
  ],
});

const attributeOf = ([type, attribute]: readonly [string, string]) => deniedAttributes(type).has(attribute);
describeTable('attributes that providers do not mark', {
  table: denied,
  catches: attributeOf,
  cases: [
    ['aws_iam_access_key', ['aws_iam_access_key', 'ses_smtp_password_v4'], 'logs in'],
    ['aws_instance', ['aws_instance', 'password_data'], 'is a password'],
    ['aws_launch_configuration', ['aws_launch_configuration', 'user_data'], 'holds secrets of machines'],
    ['aws_launch_template', ['aws_launch_template', 'user_data'], 'holds secrets of machines'],
    ['aws_lambda_function', ['aws_lambda_function', 'environment'], 'holds secrets of functions'],
    ['aws_secretsmanager_secret_version*', ['aws_secretsmanager_secret_version', 'secret_string'], 'is a secret'],
    ['aws_ssm_parameter*', ['aws_ssm_parameter', 'insecure_value'], 'may be a secret'],
    ['helm_release*', ['helm_release', 'metadata'], 'repeats sensitive values in clear'],
    ['kubernetes_secret*', ['kubernetes_secret_v1', 'data'], 'is a secret'],
    ['local_sensitive_file*', ['local_sensitive_file', 'content'], 'is a secret'],
    ['random_*', ['random_password', 'bcrypt_hash'], 'is made to be a secret'],
    ['terraform_remote_state*', ['terraform_remote_state', 'outputs'], 'is another stack, sensitive outputs too'],
    ['tls_private_key*', ['tls_private_key', 'private_key_openssh'], 'signs'],
  ],
});

const watches = ([type, attribute]: readonly [string, string]) => watchedAttributes(type)?.test(attribute) === true;
const watched = (index: number, type: string, attribute: string, reason: string) =>
  [
    watchedTexts[index]?.map((part) => (typeof part === 'string' ? part : part.source)).join(' ') ?? '',
    [type, attribute] as const,
    reason,
  ] as const;
describeTable('attributes that say who may do or reach what', {
  table: watchedTexts,
  catches: watches,
  cases: [
    watched(0, 'aws_security_group', 'ingress', 'lets in'),
    watched(1, 'aws_default_security_group', 'ingress', 'lets in'),
    watched(2, 'aws_security_group_rule', 'cidr_blocks', 'lets in'),
    watched(3, 'aws_vpc_security_group_ingress_rule', 'cidr_ipv4', 'lets in'),
    watched(4, 'aws_vpc_security_group_egress_rule', 'cidr_ipv4', 'lets out'),
    watched(5, 'aws_eks_cluster', 'vpc_config.endpoint_public_access', 'shows the API server to everybody'),
    watched(6, 'aws_eks_access_entry', 'principal_arn', 'lets somebody into the cluster'),
    watched(7, 'aws_eks_pod_identity_association', 'role_arn', 'gives pods a role'),
    watched(8, 'aws_iam_role', 'permissions_boundary', 'takes the limit off a role'),
    watched(9, 'aws_iam_role_policy_attachment', 'policy_arn', 'gives a role rights'),
    watched(10, 'aws_lb', 'internal', 'shows a balancer to everybody'),
    watched(11, 'aws_subnet', 'map_public_ip_on_launch', 'gives machines public addresses'),
    watched(12, 'aws_launch_template', 'metadata_options.http_tokens', 'lets pods take the role of their node'),
    watched(13, 'aws_s3_bucket_public_access_block', 'block_public_acls', 'lets a bucket be public'),
    watched(
      14,
      'kubernetes_ingress_v1',
      'metadata.annotations.alb.ingress.kubernetes.io/scheme',
      'shows an endpoint to everybody',
    ),
    watched(15, 'kubernetes_service_v1', 'spec.type', 'shows a service outside'),
    watched(16, 'kubernetes_role_v1', 'rule', 'gives rights in a namespace'),
    watched(17, 'kubernetes_cluster_role_v1', 'rule', 'gives rights in the cluster'),
    watched(18, 'kubernetes_network_policy_v1', 'spec.ingress', 'lets in'),
  ],
});

const setting = (type: string, reason: string) => [type, type, reason] as const;
describeTable('types with rights as settings among others', {
  table: settings,
  catches: (type: string) => !isGrant(type),
  cases: [
    setting('aws_eks_cluster', 'a new one lets nobody in'),
    setting('aws_lb', 'a new one opens nothing by itself'),
    setting('aws_subnet', 'a new one opens nothing by itself'),
    setting('aws_launch_template', 'a new one opens nothing by itself'),
    setting('aws_s3_bucket_public_access_block', 'a new one closes'),
    setting('kubernetes_ingress_v1', 'a new one opens only what its annotations say'),
  ],
});
