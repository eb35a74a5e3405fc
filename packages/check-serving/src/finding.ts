import type { Condition } from './observed';

/** Something that is not as it was planned. */
export interface Finding {
  /** Name of the Deployment that it is about. */
  readonly workload: string;
  /** The object, such as `pod resnet-5d9c7-x2x4p`. */
  readonly about: string;
  /** What is wrong. */
  readonly problem: string;
  /** What a person does about it when it stays. */
  readonly advice: string;
  /** Whether time may mend it. */
  readonly passing: boolean;
  /** Whether nothing that is under way mends it either, so that waiting for the rest is in vain. @default false */
  readonly final?: boolean;
}

/** The condition of a type, if the object has it. */
export function conditionOf(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** ` (Reason: message)`, as far as a condition says. */
export function because(condition: { readonly reason?: string; readonly message?: string } | undefined): string {
  const said = [condition?.reason, condition?.message].filter((text) => text !== undefined && text !== '').join(': ');
  return said === '' ? '' : ` (${said})`;
}
