import type { ProviderSchemas } from '../provider-schemas';
import type { Block } from '../schema/schema';
import type { Answers } from './messages';
import { schemaMessage } from './schema-message';

/** A provider's schemas in the protocol's form. */
export function schemasMessage(schemas: ProviderSchemas): Answers['GetProviderSchema'] {
  const messages = (blocks: ReadonlyMap<string, Block>) =>
    Object.fromEntries([...blocks].map(([type, block]) => [type, schemaMessage(block)]));
  return {
    provider: schemaMessage(schemas.configuration),
    resource_schemas: messages(schemas.resources),
    data_source_schemas: messages(schemas.dataSources),
    server_capabilities: { plan_destroy: false, get_provider_schema_optional: true },
  };
}
