import { plannedChanges } from '@spot-serving/terraform-runner';

import { type DriftFinding, driftFindings, driftLine } from '../drift/drift-finding';
import type { ExpectedDrift } from './expected-drift';
import type { StackRehearsal } from './stack-rehearsal';
import { countApplied, type Note } from './wording';

const planFile = 'drift.tfplan';

/** Shows that Terraform sees what was changed behind its back in one stack, and puts it back. */
export class DriftRehearsal {
  /** What the plan said of each drift; empty before it was asked. */
  findings: readonly DriftFinding[] = [];
  private changes = 0;

  constructor(
    readonly rehearsal: StackRehearsal,
    private readonly drifts: readonly ExpectedDrift[],
  ) {}

  /** What became of the drifts: `2 put back, 1 left: ignore_changes`. */
  get summary(): string {
    const outcomes = this.findings.map(({ outcome }) => outcome);
    return [...new Set(outcomes)]
      .map((outcome) => `${outcomes.filter((one) => one === outcome).length} ${outcome}`)
      .join(', ');
  }

  /** Plans against the drifted world. A drift that is neither planned away nor left for a reason fails the phase. */
  drift(): Promise<string> {
    return this.rehearsal.timed('drift', async () => {
      const { messages } = await this.rehearsal.terraform.run(
        'drift',
        ['plan', '-json', '-detailed-exitcode', `-out=${planFile}`],
        undefined,
        [0, 2],
      );
      this.changes = plannedChanges(messages).length;
      this.findings = driftFindings(await this.rehearsal.terraform.shown('drift', planFile), this.drifts.map(query));
      const unseen = this.findings.filter(({ outcome }) => outcome === 'not seen').map(driftLine);
      if (unseen.length > 0)
        throw this.rehearsal.terraform.failure('drift', `the plan does not see:\n${unseen.join('\n')}`);
      return this.summary;
    });
  }

  /** Applies that plan, if it changes anything. */
  repair(note: Note): Promise<string> {
    return this.rehearsal.timed('repair', async () => {
      if (this.changes === 0) return 'nothing to put back';
      await this.rehearsal.terraform.run('repair', ['apply', '-json', planFile], countApplied(this.changes, note));
      return 'put back';
    });
  }

  /** After the repair nothing may be left to do. */
  thirdPlan(): Promise<string> {
    return this.rehearsal.emptyPlan('third plan', 'not empty after the repair');
  }
}

const query = ({ resource, path, drift }: ExpectedDrift) => ({ resource, path, written: drift.written });
