import { isObject, type JsonObject, objectOf, textOf } from './json';
import { PlanConfiguration } from './plan-configuration';
import { planned } from './planned';
import type { Resource, Subject } from './resource';

/** Whether `json` is what `terraform show -json` prints, of a plan or of a state. */
export function isShown(json: JsonObject): boolean {
  return typeof json.format_version === 'string' && (isObject(json.planned_values) || isObject(json.values));
}

/**
 * What `terraform show -json` says that there will be: each instance of a resource with its planned values, in every module, and the data sources that were
 * read or will be. What is not known yet refers to what it comes of, as the configuration beside the plan says. What is destroyed or forgotten is not there.
 */
export function shownSubject(json: JsonObject): Subject {
  const configuration = new PlanConfiguration(objectOf(json.configuration));
  const resources = Array.isArray(json.resource_changes)
    ? json.resource_changes.filter(isObject).flatMap((change) => changedTo(change, configuration))
    : inModule(objectOf(objectOf(json.values).root_module));
  const read = inModule(objectOf(objectOf(objectOf(json.prior_state).values).root_module));
  const known = new Set(resources.map(({ address }) => address));
  const all = [...resources, ...read.filter(({ address }) => isData(address) && !known.has(address))];
  return {
    isPlan: true,
    resources: all.filter(({ address }) => !isData(address)),
    dataSources: all.filter(({ address }) => isData(address)),
    terraform: { required_providers: configuration.providerVersions() },
    awsProviders: configuration.awsProviders(),
    modules: configuration.modules(),
  };
}

function isData(address: string): boolean {
  return /(^|\.)data\.[a-z0-9_]+\.[\w-]+(\[[^\]]*\])?$/.test(address);
}

function changedTo(entry: JsonObject, configuration: PlanConfiguration): readonly Resource[] {
  const { after, after_unknown: unknown } = objectOf(entry.change);
  const [address, type] = [textOf(entry.address), textOf(entry.type)];
  if (!isObject(after) || address === undefined || type === undefined || entry.deposed !== undefined) return [];
  const attributes = planned(after, unknown, configuration.expressionsOf(entry), (expression) =>
    configuration.referencesOf(entry, expression),
  );
  return [{ address, type, path: address, attributes }];
}

/** Resources of a module of a state, and of the modules in it. */
function inModule(module: JsonObject): readonly Resource[] {
  const own = Array.isArray(module.resources) ? module.resources.filter(isObject) : [];
  const children = Array.isArray(module.child_modules) ? module.child_modules.filter(isObject) : [];
  return [
    ...own.flatMap(({ address, type, values }) =>
      typeof address === 'string' && typeof type === 'string'
        ? [{ address, type, path: address, attributes: planned(objectOf(values), false, {}, () => []) }]
        : [],
    ),
    ...children.flatMap(inModule),
  ];
}
