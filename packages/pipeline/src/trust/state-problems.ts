import { bodiesOf } from './body-problems';
import { isObject, membersOf } from './json';

/** Arguments of the S3 backend, and of remote states in it, that name no file, no profile and no address. */
export const stateArguments: readonly string[] = ['bucket', 'encrypt', 'key', 'kms_key_id', 'region', 'use_lockfile'];

/** cdktf reads another stack's state in the workspace of its own, which is the default one here. */
const ownWorkspace = '${terraform.workspace}';

/**
 * What is wrong with where the states of a stack are: its own, and those that it reads. All are in one bucket, under the prefix of the app, so a stack of
 * one app reads nothing of another.
 *
 * @param app name of the app, the prefix; undefined judges where states are, not whose
 */
export function stateProblems(stack: Readonly<Record<string, unknown>>, app: string | undefined): readonly string[] {
  const backends = Object.entries(membersOf(membersOf(stack.terraform).backend));
  const [[, own] = []] = backends;
  const remote = bodiesOf(stack.data).filter(({ type }) => type === 'terraform_remote_state');
  return [
    ...(backends.length === 1 ? [] : [`it has ${backends.length} backends`]),
    ...backends.flatMap(([type, config]) => problemsOf('its state', type, config, app)),
    ...remote.flatMap(({ body: { backend, config, workspace = ownWorkspace } }) => [
      ...problemsOf('a remote state', String(backend), config, app),
      ...(workspace === ownWorkspace ? [] : ['a remote state is in another workspace']),
      ...(membersOf(config).bucket === membersOf(own).bucket ? [] : ['a remote state is in another bucket']),
    ]),
  ];
}

function problemsOf(what: string, type: string, config: unknown, app: string | undefined): readonly string[] {
  if (type !== 's3') return [`${what} is in a backend of type ${type}, not s3`];
  if (!isObject(config)) return [`${what} is not spelled as cdktf spells it`];
  const { key } = config;
  const foreign = app !== undefined && !(typeof key === 'string' && ownKey(app).test(key));
  return [
    ...Object.keys(config)
      .filter((name) => !stateArguments.includes(name))
      .map((name) => `${what} has ${name}`),
    ...(foreign ? [`${what} is at ${JSON.stringify(key)}, not at ${app}/<stack>.tfstate`] : []),
  ];
}

const ownKey = (app: string): RegExp => new RegExp(`^${app.replaceAll('.', '\\.')}/[\\w-]+\\.tfstate$`);
