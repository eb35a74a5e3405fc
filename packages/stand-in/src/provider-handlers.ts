import { appliedState } from './behaviour/applied-state';
import { IdRegister } from './behaviour/id-register';
import { importResource } from './behaviour/import-resource';
import { importedMark, isImported } from './behaviour/imported-state';
import { InUse } from './behaviour/in-use/in-use';
import { World } from './behaviour/in-use/world';
import { LiveResources } from './behaviour/live-resources';
import type { NamedResource } from './behaviour/name-register';
import { plannedState } from './behaviour/planned-state';
import { readDataSource } from './behaviour/read-data-source';
import { readOnlyProblems } from './behaviour/read-only-problems';
import { readResource } from './behaviour/read-resource';
import { replacedBy } from './behaviour/replaced-by';
import { replacements } from './behaviour/replacements';
import { SettingsByConnection } from './behaviour/settings-by-connection';
import { blockOf } from './block-of';
import { PlanChecks } from './checks/plan-checks';
import type { CheckOptions } from './checks/type-checks';
import { ConfigValidation } from './config-validation';
import type { Answers, Handlers, Requests } from './protocol/messages';
import { schemasMessage } from './protocol/schemas-message';
import type { ProviderSchemas } from './provider-schemas';
import type { ProviderName } from './schema/binding-package';
import { decodeValue, encodeValue } from './value/codec';
import { blockFromJson } from './value/from-json';
import { parseState } from './value/parse-state';
import { member } from './value/value';

/**
 * Answers one provider's calls.
 *
 * Settings are kept per connection, as Terraform opens one for each provider configuration and names neither the
 * configuration nor the resource's address in its requests. Ids and names in use are kept for the whole stand-in.
 */
export class ProviderHandlers {
  private readonly settings: SettingsByConnection;
  private readonly ids = new IdRegister();
  private readonly live: LiveResources;
  private readonly validation: ConfigValidation;
  private readonly planChecks: PlanChecks;

  constructor(
    private readonly provider: ProviderName,
    private readonly schemas: ProviderSchemas,
    options: CheckOptions = {},
    private readonly inUse: InUse = new InUse(new World(), options),
  ) {
    this.validation = new ConfigValidation(schemas, options);
    this.settings = new SettingsByConnection(provider);
    this.live = new LiveResources(options);
    this.planChecks = new PlanChecks(provider, options);
  }

  /** The handlers by call. */
  all(): Handlers {
    return {
      GetProviderSchema: () => schemasMessage(this.schemas),
      ValidateProviderConfig: ({ config }) => ({
        diagnostics: readOnlyProblems(this.schemas.configuration, decodeValue(config)),
      }),
      ValidateResourceConfig: (request) => this.validation.validate('', request),
      ValidateDataResourceConfig: (request) => this.validation.validate('data.', request),
      UpgradeResourceState: (request, connection) => this.upgrade(request, connection),
      ConfigureProvider: ({ config }, connection) => {
        this.settings.configure(connection, config);
        return {};
      },
      ReadResource: (request) => readResource(request, this.inUse.world),
      PlanResourceChange: (request, connection) => this.plan(request, connection),
      ApplyResourceChange: (request, connection) => this.apply(request, connection),
      ImportResourceState: (request, connection) => this.import(request, connection),
      ReadDataSource: (request, connection) => this.readData(request, connection),
      StopProvider: () => this.inUse.stop(),
    };
  }

  private upgrade(request: Requests['UpgradeResourceState'], connection: string): Answers['UpgradeResourceState'] {
    const { type_name: type, raw_state: raw } = request;
    const block = blockOf(this.schemas.resources, type);
    const state = blockFromJson(parseState(Buffer.from(raw?.json ?? []).toString('utf8')), block);
    this.planChecks.observe({ type, block, planned: state, connection });
    const id = member(state, 'id');
    if (typeof id === 'string') this.ids.observe(type, id);
    this.inUse.world.recall(type, state);
    if (this.settings.has(connection))
      this.live.observe({ type, values: state, place: this.settings.of(connection).place });
    return { upgraded_state: encodeValue(state) };
  }

  private plan(request: Requests['PlanResourceChange'], connection: string): Answers['PlanResourceChange'] {
    const { type_name: type, prior_private: data } = request;
    const block = blockOf(this.schemas.resources, type);
    const values = [request.prior_state, request.proposed_new_state, request.config].map(decodeValue);
    const [prior = null, proposed = null, config = null] = values;
    const query = { type, block, prior, proposed, config };
    const { rule, forceNew } = this.validation.knowledgeOf(type, block);
    const planned = plannedState({ ...query, settings: this.settings.of(connection), rule });
    const paths = replacements({ block, prior: query.prior, planned, forceNew, imported: isImported(data) });
    return {
      diagnostics: this.planChecks.diagnostics(
        { type, block, planned, connection },
        query.config,
        this.settings.of(connection).place,
      ),
      planned_state: encodeValue(planned),
      requires_replace: [...paths, ...replacedBy(rule, query.prior, planned)].map((steps) => ({ steps })),
      planned_private: data,
      legacy_type_system: this.provider !== 'helm',
    };
  }

  private async apply(
    request: Requests['ApplyResourceChange'],
    connection: string,
  ): Promise<Answers['ApplyResourceChange']> {
    const { type_name: type, prior_state, planned_state } = request;
    const [prior, planned] = [decodeValue(prior_state), decodeValue(planned_state)];
    const { place } = this.settings.of(connection);
    if (planned === null) return this.destroy({ type, values: prior, place });
    const diagnostics = this.inUse.change({ type, values: planned, place }, prior);
    if (prior === null) this.live.claim({ type, values: planned, place });
    const block = blockOf(this.schemas.resources, type);
    const state = appliedState({ type, block, prior, planned, place, ids: this.ids });
    this.live.made({ type, values: state, place });
    this.inUse.made(type, state, prior);
    return { new_state: encodeValue(state), diagnostics };
  }

  private async destroy(resource: NamedResource): Promise<Answers['ApplyResourceChange']> {
    const diagnostics = await this.inUse.destroy(resource);
    this.live.release(resource);
    return { new_state: encodeValue(null), diagnostics };
  }

  private import(
    { type_name: type, id }: Requests['ImportResourceState'],
    connection: string,
  ): Answers['ImportResourceState'] {
    const block = blockOf(this.schemas.resources, type);
    const { place } = this.settings.of(connection);
    const state = importResource({ type, block, id, place, ids: this.ids });
    this.live.observe({ type, values: state, place });
    this.inUse.world.observe(type, state);
    return { imported_resources: [{ type_name: type, state: encodeValue(state), private: importedMark }] };
  }

  private readData(
    { type_name: type, config }: Requests['ReadDataSource'],
    connection: string,
  ): Answers['ReadDataSource'] {
    const block = blockOf(this.schemas.dataSources, type);
    return {
      state: encodeValue(
        readDataSource({ type, block, config: decodeValue(config), place: this.settings.of(connection).place }),
      ),
    };
  }
}
