import type { ActionTrigger } from '../plan/plan';
import { code } from '../render/escape';

/** Reasons of `deferred_changes` and `deferred_action_invocations`, in words. */
const reasons: Readonly<Record<string, string>> = {
  instance_count_unknown: 'how many there are is known after apply only',
  resource_config_unknown: 'its configuration is known after apply only',
  provider_config_unknown: 'the configuration of its provider is known after apply only',
  deferred_prereq: 'it needs something that is put off as well',
  absent_prereq: 'it needs something that is not there yet',
};

const events: Readonly<Record<string, string>> = {
  BeforeCreate: 'before {} is made',
  AfterCreate: 'after {} is made',
  BeforeUpdate: 'before {} is changed',
  AfterUpdate: 'after {} is changed',
  BeforeDestroy: 'before {} is destroyed',
  AfterDestroy: 'after {} is destroyed',
};

const failures: Readonly<Record<string, string>> = {
  ActionOnFailureHalt: '; if it fails, the apply stops',
  ActionOnFailureTaint: '; if it fails, the object is replaced by the next apply',
  ActionOnFailureContinue: '; if it fails, the apply goes on',
};

/** Why something is put off to a later plan, in words. */
export function putOffBecause(reason: string): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? '') : 'Terraform does not say why';
}

/** What has an action run, and what its failure does: one clause in Markdown. */
export function triggeredBy({ event, address, onFailure = '' }: ActionTrigger): string {
  const failure = Object.hasOwn(failures, onFailure) ? failures[onFailure] : '';
  if (event === 'Invoke')
    return address === undefined ? 'because the run asks for it' : `because the run asks for it, on ${code(address)}`;
  const when = Object.hasOwn(events, event)
    ? (events[event] ?? '')
    : 'at an event of {} that this review does not know';
  return `${when.replace('{}', () => code(address ?? 'its object'))}${failure}`;
}
