import { bindingPackage, dataSourceTypes, providerNames, resourceTypes } from './schema/binding-package';
import type { UsedTypes } from './used-types';

/**
 * Every type of the binding packages that are installed.
 *
 * @param resolveFrom folder from which the packages are resolved
 */
export function allTypes(resolveFrom: string): UsedTypes {
  const installed = providerNames.flatMap((name) => bindingPackage(name, resolveFrom) ?? []);
  return {
    resources: new Set(installed.flatMap(resourceTypes)),
    dataSources: new Set(installed.flatMap(dataSourceTypes)),
  };
}
