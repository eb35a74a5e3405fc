import { isObject, keysIn, membersOf } from './json';
import { dataTypes, resourceTypes } from './trusted-types';

/**
 * Names of blocks that run a program, log in somewhere, or write other blocks: of a resource, of data such as helm's templates, at whatever depth. A
 * `dynamic` block is spelled by its content, so it could be any of the others ("Resource provisioners", "dynamic Blocks", developer.hashicorp.com/terraform).
 */
export const runsPrograms: readonly string[] = ['connection', 'dynamic', 'postrender', 'provisioner'];

/** Arguments and blocks of `lifecycle`; a later Terraform has one by which it starts actions. */
export const lifecycleArguments: readonly string[] = [
  'create_before_destroy',
  'ignore_changes',
  'postcondition',
  'precondition',
  'prevent_destroy',
  'replace_triggered_by',
];

/** Arguments of a remote state; see `stateProblems`. */
const remoteState: readonly string[] = ['//', 'backend', 'config', 'workspace'];

type Stack = Readonly<Record<string, unknown>>;

/** What a resource or data source says, whatever it is called. */
export interface Body {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The bodies of `resource` or of `data`. */
export function bodiesOf(types: unknown): readonly Body[] {
  return Object.entries(membersOf(types)).flatMap(([type, named]) =>
    Object.values(membersOf(named)).map((body) => ({ type, body: membersOf(body) })),
  );
}

/** What a stack would run, or read, when it is applied, and no plan shows. */
export function programProblems({ resource, data, removed }: Stack): readonly string[] {
  const gone = Array.isArray(removed) ? removed : [];
  const keys = [...bodiesOf(resource), ...bodiesOf(data)].flatMap(({ body }) => keysIn(body));
  return [
    ...runsPrograms.filter((name) => keys.includes(name)).map((name) => `a resource has a block ${name}`),
    ...gone
      .flatMap((block) => Object.keys(membersOf(block)))
      .filter((name) => !['//', 'from', 'lifecycle'].includes(name))
      .map((name) => `a resource that is removed has ${name}`),
  ];
}

/** What is wrong with the types of a stack, and with what its resources and data say that Terraform itself reads. */
export function bodyProblems({ resource, data }: Stack): readonly string[] {
  const [resources, sources] = [bodiesOf(resource), bodiesOf(data)];
  return [
    ...unlisted(resources, resourceTypes).map(
      (type) => `resources of type ${type} are not in the list of those that are planned`,
    ),
    ...unlisted(sources, dataTypes).map((type) => `data of type ${type} is not in the list of what is read`),
    ...[...resources, ...sources].flatMap(({ body }) => lifecycleProblems(body)),
    ...sources
      .filter(({ type }) => type === 'terraform_remote_state')
      .flatMap(({ body }) => Object.keys(body).filter((name) => !remoteState.includes(name)))
      .map((name) => `a remote state has ${name}`),
  ];
}

function unlisted(bodies: readonly Body[], list: readonly string[]): readonly string[] {
  return [...new Set(bodies.map(({ type }) => type))].filter((type) => !list.includes(type));
}

function lifecycleProblems({ lifecycle }: Body['body']): readonly string[] {
  if (lifecycle === undefined) return [];
  if (!isObject(lifecycle)) return ['a lifecycle is not spelled as cdktf spells it'];
  return Object.keys(lifecycle)
    .filter((name) => !lifecycleArguments.includes(name))
    .map((name) => `a lifecycle has ${name}`);
}
