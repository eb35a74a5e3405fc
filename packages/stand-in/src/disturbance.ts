import type { Value } from './value/value';

/** A call of Terraform about one resource or data source. */
export interface ProviderCall {
  readonly phase: 'plan' | 'read' | 'apply' | 'import';
  readonly type: string;
  /** Label of the provider configuration the call came through; undefined for a configuration without one. */
  readonly label: string | undefined;
  /** Region that is asked: the resource's own, or that of the provider configuration; of kubernetes and helm that of the EKS cluster. Undefined where none is known. */
  readonly region: string | undefined;
  /** State before; null when there is none. */
  readonly prior: Value;
  /** What is to be: the proposed or planned state, or a data source's configuration. Null to destroy, to import, and for reads of resources. */
  readonly wanted: Value;
}

/** What befalls the calls of a provider. The stand-in answers as if nothing happened, between these two. */
export interface Disturbance {
  /** Before the call is answered. @throws Refusal to fail the call; nothing is done then */
  before(call: ProviderCall): void;
  /**
   * After the call was answered.
   *
   * @param state what the answer holds
   * @returns what Terraform is told instead, or `state` itself
   */
  after(call: ProviderCall, state: Value): Value;
}
