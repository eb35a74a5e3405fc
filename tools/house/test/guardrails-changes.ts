type Json = Record<string, unknown>;
/** A change of a synthesized stack. */
export type Change = (stack: { resource: Record<string, Record<string, Json>>; data: Json; terraform: Json }) => void;

/** A row of a table: a rule, what is done against it, in which stack, and how. */
export type Seed = readonly [rule: string, what: string, stack: string, change: Change];

/** A change of every resource of a type: `path` becomes `value`; undefined takes it away. */
export const set =
  (type: string, path: string, value: unknown): Change =>
  ({ resource }) => {
    const bodies = Object.values(resource[type] ?? {});
    if (bodies.length === 0) throw new Error(`the stack has no ${type}`);
    for (const body of bodies) setIn(body, path.split('.'), value);
  };

/** Makes what a path leads to a value; undefined takes it away. */
export function setIn(body: Json, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) body[first] = value;
  else setIn((body[first] ??= {}) as Json, rest, value);
}

/** A type taken away whole. */
export const without =
  (type: string): Change =>
  ({ resource }) => {
    if (resource[type] === undefined) throw new Error(`the stack has no ${type}`);
    Reflect.deleteProperty(resource, type);
  };

/** Something more beside what is there. */
export const beside =
  (type: string, body: Json): Change =>
  ({ resource }) => {
    resource[type] = { ...resource[type], Seeded: body };
  };

/** A statement more in, or some fewer of, the policy of each resource of a type whose name says so. */
export const policyOf =
  (type: string, name: RegExp, change: (statements: Json[]) => Json[], attribute = 'policy'): Change =>
  ({ resource }) => {
    const bodies = Object.entries(resource[type] ?? {}).filter(([id]) => name.test(id));
    if (bodies.length === 0) throw new Error(`the stack has no ${type} like ${name.source}`);
    for (const [, body] of bodies) {
      const policy = JSON.parse(String(body[attribute])) as { Statement: Json[] };
      body[attribute] = JSON.stringify({ ...policy, Statement: change(policy.Statement) });
    }
  };
/** One statement more. */
export const and =
  (statement: Json) =>
  (all: Json[]): Json[] => [...all, { Effect: 'Allow', ...statement }];
/** Without the denials. */
export const allows = (all: Json[]): Json[] => all.filter(({ Effect }) => Effect === 'Allow');
