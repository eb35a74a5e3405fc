import { isObject, type JsonObject, objectOf, textOf } from './json';
import { textsBelow } from './references';

/** How far references are followed through variables and outputs of modules; Terraform's own have no circles, other JSON may. */
const deepest = 20;

/**
 * The configuration that a plan carries: expressions by resource, and what they refer to, through variables and outputs of modules. References to locals are
 * not resolved, because the plan does not say what a local is.
 */
export class PlanConfiguration {
  constructor(private readonly json: JsonObject) {}

  /** Expressions of the resource of an entry of `resource_changes`. */
  expressionsOf(entry: JsonObject): unknown {
    const { mode, type, name } = entry;
    const resources = this.module(moduleNames(entry)).resources;
    const own = Array.isArray(resources) ? resources.filter(isObject) : [];
    return own.find((one) => one.mode === mode && one.type === type && one.name === name)?.expressions;
  }

  /** Full addresses, with attribute, that an expression of that entry refers to. */
  referencesOf(entry: JsonObject, expression: unknown): readonly string[] {
    const path = textOf(entry.module_address) ?? '';
    const key = entry.index === undefined ? '' : `[${JSON.stringify(entry.index)}]`;
    return this.resolved(path, named(expression), key, deepest);
  }

  /** `version_constraint` of each provider, as `required_providers` would say it. */
  providerVersions(): JsonObject {
    const providers = Object.values(objectOf(this.json.provider_config)).filter(isObject);
    return Object.fromEntries(
      providers.map(({ name, full_name: source, version_constraint: version }) => [String(name), { source, version }]),
    );
  }

  /** Constant values of each configuration of the AWS provider. */
  awsProviders(): readonly JsonObject[] {
    const providers = Object.values(objectOf(this.json.provider_config)).filter(isObject);
    return providers.filter(({ name }) => name === 'aws').map(({ expressions }) => constants(objectOf(expressions)));
  }

  /** Calls of modules by address, in every module. */
  modules(module: JsonObject = objectOf(this.json.root_module), prefix = ''): Readonly<Record<string, JsonObject>> {
    return Object.fromEntries(
      Object.entries(objectOf(module.module_calls)).flatMap(([name, call]) => {
        const { source, version_constraint: version, module: inner } = objectOf(call);
        const address = `${prefix}module.${name}`;
        return [[address, { source, version }], ...Object.entries(this.modules(objectOf(inner), `${address}.`))];
      }),
    );
  }

  private module(names: readonly string[]): JsonObject {
    return names.reduce<JsonObject>(
      (module, name) => objectOf(objectOf(objectOf(module.module_calls)[name]).module),
      objectOf(this.json.root_module),
    );
  }

  private resolved(path: string, references: readonly string[], key: string, left: number): readonly string[] {
    const found = references.flatMap((reference) => this.one(path, reference, key, left));
    return [...new Set(found)].filter(
      (one, _, all) => !all.some((other) => other !== one && other.startsWith(`${one}.`)),
    );
  }

  private one(path: string, reference: string, key: string, left: number): readonly string[] {
    const [first = '', second = '', third = ''] = reference.split('.');
    if (left === 0 || ['local', 'each', 'count', 'path', 'terraform', 'self'].includes(first)) return [];
    if (first === 'var') return this.ofVariable(path, bare(second), key, left - 1);
    const inner = path === '' ? `module.${second}` : `${path}.module.${second}`;
    if (first === 'module') return third === '' ? [] : this.ofOutput(inner, bare(third), key, left - 1);
    return [path === '' ? reference : `${path}.${reference}`];
  }

  private ofVariable(path: string, name: string, key: string, left: number): readonly string[] {
    const names = namesIn(path);
    if (names.length === 0) return [];
    const call = objectOf(objectOf(this.module(names.slice(0, -1)).module_calls)[names.at(-1) ?? '']);
    const outer = path.replace(/(^|\.)module\.[\w-]+(\[[^\]]*\])?$/, '');
    return this.resolved(outer, named(objectOf(call.expressions)[name]), key, left);
  }

  private ofOutput(path: string, name: string, key: string, left: number): readonly string[] {
    const output = objectOf(objectOf(this.module(namesIn(path)).outputs)[name]);
    return this.resolved(path, named(output.expression), key, left);
  }
}

function bare(name: string): string {
  return name.replace(/\[.*$/, '');
}

function moduleNames(entry: JsonObject): readonly string[] {
  return namesIn(textOf(entry.module_address) ?? '');
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/(?:^|\.)module\.([\w-]+)/g)].map(([, name = '']) => name);
}

/** What an expression names, in any depth. */
function named(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(named);
  if (!isObject(expression)) return [];
  if (Array.isArray(expression.references)) return textsBelow(expression.references);
  return Object.values(expression).flatMap(named);
}

/** Values that stand in the configuration as they are, blocks included. */
function constants(expressions: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => {
      if (Array.isArray(expression)) return [name, expression.filter(isObject).map(constants)];
      return [name, objectOf(expression).constant_value];
    }),
  );
}
