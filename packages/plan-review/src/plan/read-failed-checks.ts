import { isObject, type Json, listOf, objectOf, textOf } from './json';
import type { FailedCheck } from './plan';

/** The entries of `checks` that did not pass; they may be in a plan that changes nothing. */
export function readFailedChecks(checks: Json | undefined): readonly FailedCheck[] {
  return listOf(checks).flatMap((check) => {
    const { status, address, instances } = objectOf(check);
    if (status !== 'fail' && status !== 'error') return [];
    return [
      {
        status,
        address: textOf(objectOf(address).to_display) ?? 'a check',
        messages: listOf(instances).flatMap(messagesOf),
      },
    ];
  });
}

function messagesOf(instance: Json): readonly string[] {
  return isObject(instance)
    ? listOf(instance.problems).flatMap((problem) => textOf(objectOf(problem).message) ?? [])
    : [];
}
