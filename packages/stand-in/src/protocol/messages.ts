import type { DynamicValue } from '../value/codec';
import type { Path } from '../value/path';
import type { SchemaMessage } from './schema-message';

/** What Terraform shows to the user: 1 is an error, 2 a warning. */
export interface Diagnostic {
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: { readonly steps: Path };
}

/** Every answer may carry diagnostics. */
export interface Answer {
  readonly diagnostics?: readonly Diagnostic[];
}

/** Requests of the calls that the stand-in answers, by call. */
export interface Requests {
  readonly GetProviderSchema: object;
  readonly ValidateProviderConfig: { readonly config?: DynamicValue };
  readonly ValidateResourceConfig: TypedConfig;
  readonly ValidateDataResourceConfig: TypedConfig;
  readonly UpgradeResourceState: { readonly type_name: string; readonly raw_state?: { readonly json: Uint8Array } };
  readonly ConfigureProvider: { readonly config?: DynamicValue };
  readonly ReadResource: {
    readonly type_name: string;
    readonly current_state?: DynamicValue;
    readonly private?: Uint8Array;
  };
  readonly PlanResourceChange: PlanRequest;
  readonly ApplyResourceChange: ApplyRequest;
  readonly ImportResourceState: { readonly type_name: string; readonly id: string };
  readonly ReadDataSource: TypedConfig;
  readonly StopProvider: object;
}

/** Answers of the calls that the stand-in answers, by call. */
export interface Answers {
  readonly GetProviderSchema: SchemaAnswer;
  readonly ValidateProviderConfig: Answer;
  readonly ValidateResourceConfig: Answer;
  readonly ValidateDataResourceConfig: Answer;
  readonly UpgradeResourceState: Answer & { readonly upgraded_state: DynamicValue };
  readonly ConfigureProvider: Answer;
  readonly ReadResource: Answer & { readonly new_state?: DynamicValue; readonly private?: Uint8Array };
  readonly PlanResourceChange: PlanAnswer;
  readonly ApplyResourceChange: Answer & { readonly new_state?: DynamicValue };
  readonly ImportResourceState: Answer & { readonly imported_resources: readonly ImportedResource[] };
  readonly ReadDataSource: Answer & { readonly state?: DynamicValue };
  readonly StopProvider: object;
}

/** Handlers of all calls; each returns its answer or throws. An apply may have to wait for another one. */
export type Handlers = {
  readonly [Call in keyof Requests]: (
    request: Requests[Call],
    connection: string,
  ) => Call extends 'ApplyResourceChange' ? Promise<Answers[Call]> : Answers[Call];
};

interface TypedConfig {
  readonly type_name: string;
  readonly config?: DynamicValue;
  readonly client_capabilities?: { readonly write_only_attributes_allowed: boolean } | null;
}

interface PlanRequest extends TypedConfig {
  readonly prior_state?: DynamicValue;
  readonly proposed_new_state?: DynamicValue;
  readonly prior_private?: Uint8Array;
}

interface ApplyRequest extends TypedConfig {
  readonly prior_state?: DynamicValue;
  readonly planned_state?: DynamicValue;
}

interface SchemaAnswer extends Answer {
  readonly provider: SchemaMessage;
  readonly resource_schemas: Readonly<Record<string, SchemaMessage>>;
  readonly data_source_schemas: Readonly<Record<string, SchemaMessage>>;
  readonly server_capabilities: { readonly plan_destroy: boolean; readonly get_provider_schema_optional: boolean };
}

interface PlanAnswer extends Answer {
  readonly planned_state?: DynamicValue;
  readonly requires_replace?: readonly { readonly steps: Path }[];
  readonly planned_private?: Uint8Array;
  /** The plan holds a default for an argument that the schema does not call computed, as providers made with terraform-plugin-sdk do. */
  readonly legacy_type_system?: boolean;
}

interface ImportedResource {
  readonly type_name: string;
  readonly state: DynamicValue;
  readonly private: Uint8Array;
}
