import { readOnlyProblems } from './behaviour/read-only-problems';
import { blockOf } from './block-of';
import type { CheckOptions } from './checks/type-checks';
import type { Answers, Requests } from './protocol/messages';
import type { ProviderSchemas } from './provider-schemas';
import type { Block } from './schema/schema';
import { type TypeKnowledge, typeKnowledge } from './type-knowledge';
import { decodeValue } from './value/codec';

/** Checks configurations of resources and data sources, and keeps what is known of each type once it was asked for. */
export class ConfigValidation {
  private readonly known = new Map<string, TypeKnowledge>();

  constructor(
    private readonly schemas: ProviderSchemas,
    private readonly options: CheckOptions,
  ) {}

  /** What is wrong with a configuration. @param prefix before the type's name, as the tables have it */
  validate(
    prefix: '' | 'data.',
    { type_name: type, config: sent, client_capabilities: client }: Requests['ValidateResourceConfig'],
  ): Answers['ValidateResourceConfig'] {
    const config = decodeValue(sent);
    const block = blockOf(prefix === '' ? this.schemas.resources : this.schemas.dataSources, type);
    const { checks } = this.knowledgeOf(`${prefix}${type}`, block);
    const keepsNoSecret = client?.write_only_attributes_allowed ?? false;
    return { diagnostics: [...readOnlyProblems(block, config), ...checks.problems(config, keepsNoSecret)] };
  }

  /** What the tables know of a type. @param name with `data.` before that of a data source */
  knowledgeOf(name: string, block: Block): TypeKnowledge {
    const known = this.known.get(name) ?? typeKnowledge(name, block, this.options);
    this.known.set(name, known);
    return known;
  }
}
