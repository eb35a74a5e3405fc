import { blocksOf, membersOf, textsIn } from './json';
import { providerProblems, stateProblems } from './provider-problems';

/** Blocks that name no program. Not `module`, which fetches others, and not `check`, which reads data of its own. */
const BLOCKS: readonly string[] = [
  '//',
  'data',
  'import',
  'locals',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
];

const SETTINGS: readonly string[] = ['backend', 'required_providers', 'required_version'];

/**
 * Functions that read the machine's files, credentials among them, into a plan ("Filesystem Functions", developer.hashicorp.com/terraform). Terraform takes
 * a comment between the name and its parenthesis, so that counts as a call too.
 */
const READS_FILES =
  /[$%]\{[^]*\b(file\w*|templatefile|abspath|pathexpand)\s*(?:(?:\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*\n)\s*)*\(/;

/** Blocks of a resource, or of data such as helm's templates, that run a program, or log in somewhere, when it is applied. */
const RUNS_PROGRAMS: readonly string[] = ['connection', 'postrender', 'provisioner'];

/** Arguments by which helm shows a chart's host what it has: files, and names of users. */
const SHOWN_TO_HOSTS = /^(?:repository_\w+|keyring)$/;

/**
 * What keeps a stack from being planned beside credentials: all by which Terraform would run a program, read a file of the machine, or send what it reads
 * to somebody else. A plan of a pull request is made of what that pull request wrote.
 *
 * @param json parsed content of its `cdk.tf.json`
 */
export function configurationProblems(json: unknown): readonly string[] {
  const stack = membersOf(json);
  const terraform = membersOf(stack.terraform);
  const files = textsIn(json).flatMap((text) => READS_FILES.exec(text)?.[1] ?? []);
  return [
    ...Object.keys(stack)
      .filter((name) => !BLOCKS.includes(name))
      .map((name) => `it has a block ${name}`),
    ...Object.keys(terraform)
      .filter((name) => !SETTINGS.includes(name))
      .map((name) => `its terraform block has ${name}`),
    ...Object.entries(membersOf(terraform.backend)).flatMap(([type, config]) =>
      stateProblems('its state', type, config),
    ),
    ...remoteStates(stack).flatMap(({ backend, config }) =>
      stateProblems('a remote state', `${backend as string}`, config),
    ),
    ...[...new Set(files)].map((name) => `it calls ${name}(), which reads files of the machine`),
    ...chartProblems(stack),
    ...unseenProblems(json),
  ];
}

/**
 * What runs a program, or leads elsewhere, and stands in no plan: a plan with it and one without have the same fingerprint, so no review vouches for it.
 *
 * @param json as for {@link configurationProblems}
 */
export function unseenProblems(json: unknown): readonly string[] {
  const stack = membersOf(json);
  const all = [...[stack.resource, stack.data].flatMap(bodies), ...blocksOf(stack.removed).map(membersOf)];
  const programs = all.flatMap((body) => RUNS_PROGRAMS.filter((name) => name in body));
  return [...providerProblems(stack), ...programs.map((name) => `a resource has a block ${name}`)];
}

/** Charts are fetched while a plan is made, so an address that is computed could carry a state to whoever listens there. */
function chartProblems({ resource, data }: Readonly<Record<string, unknown>>): readonly string[] {
  const ofHelm = (types: unknown) =>
    Object.fromEntries(Object.entries(membersOf(types)).filter(([type]) => type.startsWith('helm_')));
  return [resource, data]
    .map(ofHelm)
    .flatMap(bodies)
    .flatMap((body) => [
      ...['repository', 'chart', 'version']
        .filter((key) => /[$%]\{/.test(`${body[key] as string}`))
        .map((key) => `a chart has a computed ${key}`),
      ...Object.keys(body)
        .filter((key) => SHOWN_TO_HOSTS.test(key))
        .map((key) => `a chart has ${key}`),
    ]);
}

function remoteStates({ data }: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(membersOf(membersOf(data).terraform_remote_state))
    .flatMap(blocksOf)
    .map(membersOf);
}

/** What resources or data sources say, whatever they are called. */
function bodies(types: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(membersOf(types)).flatMap((named) =>
    Object.values(membersOf(named)).flatMap(blocksOf).map(membersOf),
  );
}
