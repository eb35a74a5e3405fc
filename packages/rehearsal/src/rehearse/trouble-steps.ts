import type { StepGroup } from '@spot-serving/terraform-runner';

import type { DriftRehearsal } from './drift-rehearsal';
import { agreedAddresses, type FaultedRun } from './faulted-run';
import { PhaseFailure } from './phase';
import type { StackRehearsal } from './stack-rehearsal';
import type { Trouble } from './trouble';

/** What an injected fault left, as a step: the stack it stopped, and the look at all states. */
export function faultStep({ stackName }: PhaseFailure, examine: () => Promise<FaultedRun>): StepGroup {
  let outcome = '';
  return {
    title: stackName,
    steps: [
      {
        title: 'stopped',
        run: async () => {
          const { faults, phase, made, notMade } = await examine();
          outcome = `${phase} failed as asked (${faults.join(', ')}); ${made} made, each in its state; ${notMade.length} not made`;
          return outcome;
        },
      },
    ],
    outcome: () => outcome,
  };
}

/** After the last stack: everything that was made is in a state, once, and every fault that was asked for happened. */
export function statesStep(rehearsals: readonly StackRehearsal[], { objects, faults }: Trouble): StepGroup {
  const last = rehearsals.at(-1)?.stack.name ?? '';
  const run = async (): Promise<string> => {
    const missed = faults
      .missed()
      .map(({ text, phase }) => `--fail ${text} never happened: ${phase === 'read' ? read : 'no such call came'}`);
    if (missed.length > 0) throw new PhaseFailure(last, 'states', missed.join('\n'));
    const { size } = await agreedAddresses(last, rehearsals, objects);
    return `${size} resources, each made once and in one state`;
  };
  return { title: 'all stacks', steps: [{ title: 'states', run }], outcome: () => 'agree with what was made' };
}

const read = 'Terraform read nothing there';

/** Per stack with a drift: the plan that must tell, the repair, and a plan that must be empty. */
export function driftSteps(drifting: readonly DriftRehearsal[], { drifter }: Trouble): readonly StepGroup[] {
  return drifting.map((one) => ({
    title: one.rehearsal.stack.name,
    steps: [
      {
        title: 'drift',
        run: () => {
          drifter.start();
          return one.drift();
        },
      },
      { title: 'repair', run: (note) => one.repair(note) },
      { title: 'third plan', run: () => one.thirdPlan() },
    ],
    outcome: () => one.summary,
  }));
}
