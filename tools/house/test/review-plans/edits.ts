import type { Stacks } from './deployed-app';

/** What is done to the stacks that an app was synthesized to. */
export type Edit = (stacks: Stacks) => void;

interface Node {
  [key: string]: unknown;
}

/** Several edits, one after the other. */
export const together =
  (...edits: readonly Edit[]): Edit =>
  (stacks) => {
    for (const edit of edits) edit(stacks);
  };

/** Arguments of every resource of a type whose name has `part` in it, of which there must be one. */
function resources(stacks: Stacks, [stack = '', type = '', part = '']: readonly string[]): Node[] {
  const found = Object.entries(stacks[stack]?.resource?.[type] ?? {}).filter(([name]) => name.includes(part));
  if (found.length === 0) throw new Error(`${stack} has no ${type} ${part}`);
  return found.map(([, body]) => body as Node);
}

/** Where resources are: the end of their stack's name, their type, and a part of their construct's path, such as `cluster aws_sqs_queue Failed`. */
type Place = string;

/** Sets an argument, by its path such as `rule.0.status`, with `&` for a dot in a name; undefined takes it out. */
export function set(place: Place, path: string, value: unknown): Edit {
  return (stacks) => {
    for (const body of resources(stacks, place.split(' '))) setIn(body, stepsOf(path), value);
  };
}

/** Sets a value of a helm release, by its path in the values. */
export function setValue(part: string, path: string, value: unknown, stack = 'platform'): Edit {
  return (stacks) => {
    for (const body of resources(stacks, [stack, 'helm_release', part])) {
      const [text = '{}', ...more] = body.values as readonly string[];
      const values = JSON.parse(text) as Node;
      setIn(values, stepsOf(path), value);
      body.values = [JSON.stringify(values), ...more];
    }
  };
}

/** Adds to a list of an argument. */
export function append(place: Place, path: string, ...entries: readonly unknown[]): Edit {
  return (stacks) => {
    for (const body of resources(stacks, place.split(' '))) {
      const list = path.split('.').reduce<unknown>((at, key) => (at as Node)[key], body) as unknown[];
      list.push(...entries);
    }
  };
}

/** Leaves the first entries of a list. */
export function shorten(place: Place, argument: string, length: number): Edit {
  return (stacks) => {
    for (const body of resources(stacks, place.split(' ')))
      body[argument] = (body[argument] as unknown[]).slice(0, length);
  };
}

/** Replaces text wherever it is in a resource. */
export function replaceText(place: Place, from: string, to: string): Edit {
  return (stacks) => {
    const [stack = '', type = ''] = place.split(' ');
    for (const body of resources(stacks, place.split(' '))) {
      const all = stacks[stack]?.resource?.[type] ?? {};
      const [name = ''] = Object.entries(all).find(([, one]) => one === body) ?? [];
      const text = JSON.stringify(body);
      if (!text.includes(from)) throw new Error(`${place} has no ${from}`);
      all[name] = JSON.parse(text.replaceAll(from, to));
    }
  };
}

/** Adds a statement to a policy. */
export function allow(place: Place, attribute: string, statement: object): Edit {
  return (stacks) => {
    for (const body of resources(stacks, place.split(' '))) {
      const policy = JSON.parse(String(body[attribute])) as { Statement: object[] };
      body[attribute] = JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
    }
  };
}

/** Takes resources out, with what names them in `depends_on`. */
export function remove(place: Place): Edit {
  return (stacks) => {
    const [stack = '', type = '', part = ''] = place.split(' ');
    resources(stacks, [stack, type, part]);
    const all = stacks[stack]?.resource ?? {};
    const gone = Object.keys(all[type] ?? {}).filter((name) => name.includes(part));
    const left = Object.entries(all[type] ?? {}).filter(([name]) => !gone.includes(name));
    if (left.length > 0) all[type] = Object.fromEntries(left);
    else Reflect.deleteProperty(all, type);
    for (const named of Object.values(all))
      for (const body of Object.values(named) as Node[]) {
        if (Array.isArray(body.depends_on))
          body.depends_on = body.depends_on.filter((address) => !gone.some((name) => address === `${type}.${name}`));
      }
  };
}

/** Adds a resource. */
export function add(stack: string, type: string, name: string, body: object): Edit {
  return (stacks) => {
    const written = stacks[stack];
    if (written?.resource === undefined) throw new Error(`no stack ${stack}`);
    written.resource[type] = { ...written.resource[type], [name]: body };
  };
}

/** Gives a resource another name in Terraform, as a construct that was renamed. */
export function rename(place: Place, from: string, to: string): Edit {
  return (stacks) => {
    const [stack = ''] = place.split(' ');
    const written = stacks[stack];
    if (written === undefined) throw new Error(`no stack ${stack}`);
    const text = JSON.stringify(written);
    if (!text.includes(from)) throw new Error(`${place} has no ${from}`);
    Object.assign(written, JSON.parse(text.replaceAll(from, to)));
  };
}

const stepsOf = (path: string): readonly string[] => path.split('.').map((step) => step.replaceAll('&', '.'));

function setIn(at: Node, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0 && value === undefined) Reflect.deleteProperty(at, key);
  else if (rest.length === 0) at[key] = value;
  else {
    at[key] ??= {};
    setIn(at[key] as Node, rest, value);
  }
}
