import { isList, isObject, type Json, type JsonObject, objectOf, textOf } from './json';
import type { Plan } from './plan';
import { PlanUnreadable } from './plan-unreadable';
import { readFailedChecks } from './read-failed-checks';
import { readLater } from './read-later';
import { readChange, readResourceChange } from './read-resource-change';

/**
 * Reads what `terraform show -json <planfile>` printed, as text or parsed. Accepts every format 1.x and ignores what it does not know.
 *
 * @throws {PlanUnreadable} for a cut-off text, another kind of document, another major format, and a plan that Terraform could not finish
 */
export function readPlan(source: unknown): Plan {
  const plan = planObject(typeof source === 'string' ? parsed(source) : source);
  if (plan.errored === true) {
    throw new PlanUnreadable(
      'errored',
      'The plan is marked errored: Terraform stopped half-way, so it does not show every change; mend what `terraform plan` reported',
    );
  }
  const later = readLater(plan);
  return {
    terraformVersion: textOf(plan.terraform_version) ?? 'unknown',
    complete: plan.complete !== false && later.deferred === undefined,
    changes: changesAt(plan, 'resource_changes'),
    drift: changesAt(plan, 'resource_drift'),
    outputs: Object.entries(objectOf(plan.output_changes)).map(([name, change]) => ({
      name,
      change: readChange(change, `output_changes.${name}`),
    })),
    failedChecks: readFailedChecks(plan.checks),
    ...later,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanUnreadable(
      'not JSON',
      `The plan is not whole JSON (${text.length} characters, cut off?); write it again with \`terraform show -json <planfile>\``,
    );
  }
}

function planObject(json: unknown): JsonObject {
  if (!isObject(json) || json.format_version === undefined) {
    throw new PlanUnreadable(
      'not a plan',
      'This is no plan: it has no format_version; give the output of `terraform show -json <planfile>`',
    );
  }
  const version = textOf(json.format_version) ?? '';
  if (!/^1\.\d{1,4}$/.test(version)) {
    const found = /^[\w.+-]{1,20}$/.test(version) ? version : 'of an unexpected form';
    throw new PlanUnreadable(
      'unknown format',
      `The plan has format_version ${found}, and this review reads 1.x; use it with a Terraform that writes 1.x`,
    );
  }
  if (!isObject(json.planned_values) && !isList(json.resource_changes)) {
    throw new PlanUnreadable(
      'not a plan',
      'This is no plan: it has neither planned_values nor resource_changes (a state?); give the planfile to `terraform show -json`',
    );
  }
  return json;
}

function changesAt(plan: JsonObject, key: string): Plan['changes'] {
  const list: Json | undefined = plan[key];
  if (list === undefined || list === null) return [];
  if (!isList(list)) throw new PlanUnreadable('not a plan', `This is no plan: ${key} is not a list`);
  return list.map((entry, index) => readResourceChange(entry, `${key}[${index}]`));
}
