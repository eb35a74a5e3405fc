import { type Disturbance, type StandIn, startStandIn, usedTypes } from '@spot-serving/stand-in';

import { type HeldObject, objectKey, ObjectRegister } from '../../src/faults/object-register';
import type { StateResource } from '../../src/terraform/state-json';
import type { Configuration } from './configuration';
import { InterruptedTerraform } from './interrupted-terraform';

/** Objects of a state. */
export function held(resources: readonly StateResource[]): readonly HeldObject[] {
  return resources.map(({ address, type, values: { id } }) => ({ key: objectKey(type, String(id)), address }));
}

/** A Terraform that is killed at its Nth apply call, before or after the object is made; what is made outlives it. */
export class Scene {
  readonly objects = new ObjectRegister();
  readonly terraform: InterruptedTerraform;
  reattach = '';
  private standIn: StandIn | undefined;
  private applies = 0;

  constructor(
    configuration: Configuration,
    private readonly point: number,
    private readonly when: 'before' | 'after',
    variables: NodeJS.ProcessEnv = {},
  ) {
    this.terraform = new InterruptedTerraform(configuration, variables);
  }

  async start(): Promise<this> {
    const disturbance: Disturbance = {
      before: ({ phase }) => {
        if (phase === 'apply') this.applies += 1;
        if (phase === 'apply' && this.when === 'before' && this.applies === this.point) this.terraform.kill();
      },
      after: (call, state) => {
        if (call.phase === 'apply' && this.when === 'after' && this.applies === this.point) this.terraform.kill();
        return this.objects.after(call, state);
      },
    };
    // What a killed apply left behind counts too, and three more addresses pass AWS's default quota: lenient counts none.
    const types = usedTypes([this.terraform.file]);
    this.standIn = await startStandIn({ resolveFrom: __dirname, types, disturbance, lenient: true });
    this.reattach = this.standIn.reattach;
    await this.terraform.run(this.reattach, 'init');
    return this;
  }

  apply = () => this.terraform.run(this.reattach, 'apply', '-auto-approve', '-no-color');
  plan = () => this.terraform.run(this.reattach, 'plan', '-detailed-exitcode', '-no-color');
  resources = () => this.terraform.resources(this.reattach);

  async end(): Promise<void> {
    await this.standIn?.close();
    this.terraform.dispose();
  }
}
