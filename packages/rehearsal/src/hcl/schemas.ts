import {
  bindingPackage,
  type Block,
  dataSourceBlock,
  providerBlock,
  providerNames,
  resourceBlock,
} from '@spot-serving/stand-in';
import { Failure } from '@spot-serving/terraform-runner';

/** What the providers' schemas say of the types of a stack. @throws {Failure} 1, each of them, for a type that no installed binding has */
export interface BlockSchemas {
  provider(name: string): Block;
  resource(type: string): Block;
  data(type: string): Block;
}

/** Types of Terraform's own provider have arguments only. */
const ownTypes = new Set(['terraform_data', 'terraform_remote_state']);
const argumentsOnly: Block = { attributes: [], blocks: [] };

/** Schemas as the bindings say that a program in `folder` would find. */
export function installedSchemas(folder: string): BlockSchemas {
  const bindings = (name: string) => {
    const provider = providerNames.find((one) => one === name);
    return provider && bindingPackage(provider, folder);
  };
  const typed = (type: string, read: typeof resourceBlock): Block => {
    if (ownTypes.has(type)) return argumentsOnly;
    const found = bindings(type.split('_')[0] ?? '');
    return (found && read(found, type)) ?? unknown(type);
  };
  return {
    provider: (name) => {
      const found = bindings(name);
      return found ? providerBlock(found) : unknown(`the provider ${name}`);
    },
    resource: (type) => typed(type, resourceBlock),
    data: (type) => typed(type, dataSourceBlock),
  };
}

function unknown(what: string): never {
  throw new Failure(`no installed binding has ${what}, so nobody can tell its blocks from its arguments`, 1);
}
