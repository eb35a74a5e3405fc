import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeTable } from '@spot-serving/testkit';

import { lifecycleArguments, runsPrograms } from '../../src/trust/body-problems';
import { chartRepositories, releaseArguments } from '../../src/trust/chart-problems';
import { configurationProblems, settings } from '../../src/trust/configuration-problems';
import { functions } from '../../src/trust/expression-problems';
import { awsArguments, clusterArguments, execArguments, trustedProviders } from '../../src/trust/provider-problems';
import { blockSpellings } from '../../src/trust/spelling-problems';
import { stateArguments } from '../../src/trust/state-problems';
import { dataTypes, resourceTypes } from '../../src/trust/trusted-types';
import { withForm } from './refused-forms';

const refuses = (blocks: object) => configurationProblems(withForm(blocks), 'dev').length > 0;
const takes = (blocks: object) => !refuses(blocks);

const named = (name: string, reason: string) => [name, name, reason] as const;

describeTable('blocks that run programs', {
  table: runsPrograms,
  catches: (name: string) => refuses({ resource: { aws_vpc: { x: { [name]: {} } } } }),
  cases: [
    named('connection', 'logs in on a machine, with what it is given'),
    named('dynamic', 'writes any of the others'),
    named('postrender', 'runs on what helm renders'),
    named('provisioner', 'runs on this machine, or on another'),
  ],
});

/** Of each list of what may be: a row too many is a test too few here. */
describeTable('blocks that a configuration may have', {
  table: blockSpellings,
  catches: takes,
  cases: [
    ['//', { '//': {} }, 'says which construct it is of'],
    ['data', { data: { aws_availability_zones: { x: {} } } }, 'reads, by a list of types'],
    ['import', { import: [{ to: 'aws_vpc.x', id: 'vpc-1' }] }, 'takes over what is there'],
    ['locals', { locals: {} }, 'names values'],
    ['moved', { moved: [{ from: 'aws_vpc.x', to: 'aws_vpc.y' }] }, 'renames'],
    ['output', { output: { x: { value: 1 } } }, 'hands values to other stacks'],
    ['provider', { provider: { aws: [{}] } }, 'has a list of arguments'],
    ['removed', { removed: [{ from: 'aws_vpc.x' }] }, 'lets go'],
    ['resource', { resource: { aws_vpc: { x: {} } } }, 'is what the plan shows'],
    ['terraform', {}, 'has a list of settings'],
  ],
});

describeTable('settings of Terraform', {
  table: settings,
  catches: takes,
  cases: [
    ['backend', {}, 'has rules of its own'],
    ['required_providers', {}, 'has rules of its own'],
    ['required_version', { terraform: { required_version: '>= 1.10' } }, 'says which Terraform'],
  ],
});

describeTable('providers', {
  table: trustedProviders,
  catches: (name: string) =>
    takes({ terraform: { required_providers: { [name]: { source: name, version: '1.0.0' } } } }),
  cases: [named('aws', 'is of hashicorp'), named('kubernetes', 'is of hashicorp'), named('helm', 'is of hashicorp')],
});

describeTable('arguments of the aws provider', {
  table: awsArguments,
  catches: (name: string) => takes({ provider: { aws: [{ [name]: 'x' }] } }),
  cases: [
    named('alias', 'names it'),
    named('allowed_account_ids', 'narrows it'),
    named('default_tags', 'is in the plan'),
    named('ignore_tags', 'leaves tags alone'),
    named('max_retries', 'is a number'),
    named('region', 'is a place'),
    named('retry_mode', 'is a word'),
  ],
});

const output = '${data.terraform_remote_state.cross-stack-reference-input-dev-cluster.outputs.cross-stack-output-x}';
const token = { api_version: 'v1', args: ['eks', 'get-token'], command: 'aws' };
const reading = { data: { terraform_remote_state: {} } };
describeTable('arguments by which a cluster is reached', {
  table: clusterArguments,
  catches: (access: object) => takes({ ...reading, provider: { kubernetes: [access] } }),
  cases: [
    ['cluster_ca_certificate', { cluster_ca_certificate: output }, "is another stack's"],
    ['exec', { exec: [token] }, 'is a token for that cluster'],
    ['host', { host: output }, "is another stack's"],
  ],
});

describeTable('arguments of the program that has a token', {
  table: execArguments,
  catches: () => takes({ provider: { kubernetes: [{ exec: [token] }] } }),
  cases: [named('api_version', 'is a form'), named('args', 'are judged'), named('command', 'is aws')],
});

describeTable('arguments of a state', {
  table: stateArguments,
  catches: (name: string) =>
    takes({ terraform: { backend: { s3: { bucket: 'states', key: 'dev/a.tfstate', [name]: own[name] ?? 'x' } } } }),
  cases: [
    named('bucket', 'says where'),
    named('encrypt', 'hides it'),
    named('key', 'is under the prefix of the app'),
    named('kms_key_id', 'hides it'),
    named('region', 'says where'),
    named('use_lockfile', 'keeps two from writing'),
  ],
});

const own: Readonly<Record<string, string>> = { bucket: 'states', key: 'dev/a.tfstate' };

describeTable('what a lifecycle says', {
  table: lifecycleArguments,
  catches: (name: string) => takes({ resource: { aws_vpc: { x: { lifecycle: { [name]: [] } } } } }),
  cases: [
    named('create_before_destroy', 'is an order'),
    named('ignore_changes', 'is in the configuration alone, and drift ignores it too'),
    named('postcondition', 'stops'),
    named('precondition', 'stops'),
    named('prevent_destroy', 'stops'),
    named('replace_triggered_by', 'is in the plan'),
  ],
});

const chart = { chart: 'metrics-server', repository: 'https://kubernetes-sigs.github.io/metrics-server/' };
describeTable('arguments of a release', {
  table: releaseArguments,
  catches: (name: string) =>
    takes({ resource: { helm_release: { x: { ...chart, ...(name in chart ? {} : { [name]: {} }) } } } }),
  cases: [
    named('//', 'says which construct it is of'),
    named('atomic', 'takes back what failed'),
    named('chart', 'is judged'),
    named('create_namespace', 'makes one'),
    named('depends_on', 'is an order'),
    named('lifecycle', 'is judged'),
    named('max_history', 'is a number'),
    named('name', 'names it'),
    named('namespace', 'says where'),
    named('provider', 'names one that is judged'),
    named('repository', 'is judged'),
    named('timeout', 'is a number'),
    named('values', 'are in the plan'),
    named('version', 'is not computed'),
    named('wait', 'waits'),
  ],
});

const from = (repository: string, chartName = 'x') => ({
  resource: { helm_release: { x: { chart: chartName, repository } } },
});
describeTable('where charts come from', {
  table: chartRepositories,
  catches: takes,
  cases: [
    from('https://aws.github.io/eks-charts'),
    from('https://kubernetes.github.io/autoscaler'),
    from('https://kubernetes-sigs.github.io/metrics-server/'),
    from('https://prometheus-community.github.io/helm-charts'),
    from('oci://public.ecr.aws/aws-ec2/helm'),
    from('oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts'),
  ].map((form, index) => [chartRepositories[index]?.source ?? '', form, 'is of those who keep the chart'] as const),
});

describe('functions', () => {
  // "Built-in Functions", developer.hashicorp.com/terraform: by what they read, by what they reveal, and by what changes from plan to plan.
  it.each(
    'abspath basename dirname file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset filesha1 filesha256 filesha512 pathexpand templatefile templatestring nonsensitive issensitive sensitive ephemeralasnull timestamp plantimestamp uuid uuidv5 bcrypt rsadecrypt md5 sha1 sha256 sha512'.split(
      ' ',
    ),
  )('%s() is not called: it reads the machine, reveals something, or hides what is sent', (name) => {
    expect(functions).not.toContain(name);
    expect(refuses({ locals: { a: `\${${name}("x")}` } })).toBe(true);
  });

  it.each(functions)('%s() is', (name) => {
    expect(takes({ locals: { a: `\${${name}("x")}` } })).toBe(true);
  });
});

describe('types', () => {
  const packages = join(__dirname, '..', '..', '..');
  const sources = readdirSync(packages).flatMap((name) => filesIn(join(packages, name, 'src')));
  const used = new Set(
    sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'@cdktf\/provider-(aws|kubernetes|helm)\/lib\/([a-z0-9-]+)'/g)].map(
        ([, provider = '', path = '']) => typeOf(provider, path),
      ),
    ),
  );

  it.each(resourceTypes)('%s is planned, and a construct has it', (type) => {
    expect(used).toContain(type);
  });

  it.each(dataTypes.filter((type) => type !== 'terraform_remote_state'))('%s is read, and a construct does', (type) => {
    expect(used).toContain(`data ${type}`);
  });

  it('have every one that a construct has', () => {
    const known = [...resourceTypes, ...dataTypes.map((type) => `data ${type}`)];
    expect(
      [...used].filter((type) => !type.endsWith('_provider') && !known.includes(type) && !deliverys.includes(type)),
    ).toEqual([]);
  });
});

/** What the account's own stack has, which no workflow plans. */
const deliverys: readonly string[] = [
  'aws_ecr_lifecycle_policy',
  'aws_ecr_repository',
  'aws_ecr_repository_policy',
  'aws_iam_openid_connect_provider',
];

function typeOf(provider: string, path: string): string {
  const word = path.replaceAll('-', '_');
  if (provider === 'helm') return `helm_${word}`;
  return word.startsWith('data_aws_') ? `data ${word.slice('data_'.length)}` : `${provider}_${word}`;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
