import {
  type Disturbance,
  isArray,
  isMap,
  member,
  type ProviderCall,
  Refusal,
  textOf,
  type Value,
} from '@spot-serving/stand-in';

import { type AttributePath, pathWritten } from './attribute-path';

/** A value that is to appear behind Terraform's back. */
export interface PlannedDrift {
  /** Label of the resource, see `labelOf`. */
  readonly label: string;
  readonly path: AttributePath;
  readonly value: Value;
}

/**
 * Answers reads with changed values, from when it is told to until Terraform writes the resource again: what is written is
 * then what is there.
 */
export class Drifter implements Pick<Disturbance, 'after'> {
  private readonly written = new Set<string>();
  private started = false;

  constructor(private readonly drifts: readonly PlannedDrift[]) {}

  /** From now on reads find the changed values. */
  start(): void {
    this.started = true;
  }

  /** @throws Refusal when the state has no such place */
  after(call: ProviderCall, state: Value): Value {
    if (!this.started || call.label === undefined) return state;
    const object = `${call.label} ${textOf(member(state ?? call.prior, 'id'))}`;
    if (call.phase === 'apply') this.written.add(object);
    if (call.phase !== 'read' || this.written.has(object)) return state;
    return this.drifts
      .filter(({ label }) => label === call.label)
      .reduce((found, { path, value }) => withValue(found, path, value), state);
  }
}

function withValue(state: Value, path: AttributePath, value: Value): Value {
  return changed(state, path, value, path);
}

function changed(state: Value, rest: AttributePath, value: Value, path: AttributePath): Value {
  const [step, ...further] = rest;
  if (step === undefined) return value;
  if (isArray(state) && typeof step === 'number' && step < state.length) {
    return state.map((item, at) => (at === step ? changed(item, further, value, path) : item));
  }
  if (isMap(state)) return { ...state, [step]: changed(state[step] ?? null, further, value, path) };
  if (state === null && further.length === 0 && typeof step === 'string') return { [step]: value };
  const part = pathWritten(path.slice(0, path.length - further.length));
  throw new Refusal(
    'Nothing there to drift',
    `The resource has no ${part}; --drift ${pathWritten(path)} can only change what is there.`,
  );
}
