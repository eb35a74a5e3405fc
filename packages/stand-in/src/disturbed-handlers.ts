import type { Disturbance, ProviderCall } from './disturbance';
import type { Handlers } from './protocol/messages';
import type { ProviderSchemas } from './provider-schemas';
import { regionIn } from './region-in';
import { decodeValue, type DynamicValue, encodeValue } from './value/codec';
import { member, type Value } from './value/value';

/** Argument of every provider configuration that a disturbed stand-in serves besides its own; it labels the connection. */
export const disturbedLabel = 'rehearsal_label';

/** The schemas with the label in the provider's configuration. */
export function withLabel(schemas: ProviderSchemas): ProviderSchemas {
  const label = { name: disturbedLabel, type: 'string', required: false, optional: true, computed: false } as const;
  const { attributes, blocks } = schemas.configuration;
  return { ...schemas, configuration: { attributes: [...attributes, label], blocks } };
}

/**
 * Puts every call about a resource before a disturbance, and the answer after it.
 *
 * Labels and regions are kept per connection, as the provider's settings are.
 */
export class DisturbedHandlers {
  private readonly labels = new Map<string, string>();
  private readonly regions = new Map<string, string | undefined>();

  constructor(
    private readonly handlers: Handlers,
    private readonly disturbance: Disturbance,
  ) {}

  /** The handlers by call. */
  all(): Handlers {
    return {
      ...this.handlers,
      ConfigureProvider: (request, connection) => this.configure(request, connection),
      PlanResourceChange: (request, connection) => this.plan(request, connection),
      ApplyResourceChange: (request, connection) => this.apply(request, connection),
      ReadResource: (request, connection) => this.read(request, connection),
      ReadDataSource: (request, connection) => this.readData(request, connection),
      ImportResourceState: (request, connection) => this.import(request, connection),
    };
  }

  /** A port can serve a second connection later, so a configuration without a label takes the old one away. */
  private readonly configure: Handlers['ConfigureProvider'] = (request, connection) => {
    const config = decodeValue(request.config);
    const label = member(config, disturbedLabel);
    this.regions.set(connection, regionIn(config));
    if (typeof label === 'string') this.labels.set(connection, label);
    else this.labels.delete(connection);
    return this.handlers.ConfigureProvider(request, connection);
  };

  private readonly plan: Handlers['PlanResourceChange'] = (request, connection) => {
    const { type_name: type, prior_state: prior, proposed_new_state: wanted } = request;
    const call = this.before('plan', type, connection, { prior, wanted });
    const answer = this.handlers.PlanResourceChange(request, connection);
    return { ...answer, planned_state: this.after(call, answer.planned_state) };
  };

  private readonly apply: Handlers['ApplyResourceChange'] = async (request, connection) => {
    const { type_name: type, prior_state: prior, planned_state: wanted } = request;
    const call = this.before('apply', type, connection, { prior, wanted });
    const answer = await this.handlers.ApplyResourceChange(request, connection);
    return { ...answer, new_state: this.after(call, answer.new_state) };
  };

  private readonly read: Handlers['ReadResource'] = (request, connection) => {
    const call = this.before('read', request.type_name, connection, { prior: request.current_state });
    const answer = this.handlers.ReadResource(request, connection);
    return { ...answer, new_state: this.after(call, answer.new_state) };
  };

  private readonly readData: Handlers['ReadDataSource'] = (request, connection) => {
    const call = this.before('read', request.type_name, connection, { wanted: request.config });
    const answer = this.handlers.ReadDataSource(request, connection);
    return { ...answer, state: this.after(call, answer.state) };
  };

  private readonly import: Handlers['ImportResourceState'] = (request, connection) => {
    const call = this.before('import', request.type_name, connection, {});
    const answer = this.handlers.ImportResourceState(request, connection);
    const resources = answer.imported_resources.map((resource) => ({
      ...resource,
      state: this.after(call, resource.state) ?? resource.state,
    }));
    return { ...answer, imported_resources: resources };
  };

  private before(
    phase: ProviderCall['phase'],
    type: string,
    connection: string,
    { prior, wanted }: Values,
  ): ProviderCall {
    const values = { prior: decodeValue(prior), wanted: decodeValue(wanted) };
    const region = ownRegion(values.wanted) ?? ownRegion(values.prior) ?? this.regions.get(connection);
    const call = { phase, type, label: this.labels.get(connection), region, ...values };
    this.disturbance.before(call);
    return call;
  }

  /** The answer's own bytes when the disturbance leaves it alone. */
  private after(call: ProviderCall, answered: DynamicValue | undefined): DynamicValue | undefined {
    const state = decodeValue(answered);
    const told = this.disturbance.after(call, state);
    return told === state ? answered : encodeValue(told);
  }
}

interface Values {
  readonly prior?: DynamicValue;
  readonly wanted?: DynamicValue;
}

/** Region that a resource of version 6 of the aws provider has for itself. */
function ownRegion(values: Value): string | undefined {
  const region = member(values, 'region');
  return typeof region === 'string' ? region : undefined;
}
