import { eachOf } from '../engine/each-of';
import { isUnset } from '../engine/json';
import { referencesIn } from '../engine/references';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { allStatements, readPolicy } from '../iam/policy';
import type { Statement } from '../iam/statement';
import { deniesPlainHttp } from '../iam/tls-only';
import { queueType } from './queue-encryption';

/** Each queue's policy refuses requests without TLS, from everybody. */
export const queueTlsOnly: Rule = {
  id: 'queue-tls-only',
  severity: 'error',
  what: 'Every aws_sqs_queue has a policy that denies sqs:* on itself to everybody when aws:SecureTransport is false',
  why: 'SQS answers plain HTTP too, and a forged or lost notice drains the wrong node or none',
  source: 'SQS developer guide, "Amazon SQS security best practices: enforce encryption of data in transit"',
  check: eachOf(queueType, (queue, stack) => {
    const policies = [
      queue.attributes.policy,
      ...stack.companions('aws_sqs_queue_policy', 'queue_url', queue).map(({ attributes }) => attributes.policy),
    ];
    const denials = policies
      .flatMap((policy) => allStatements(stack, policy))
      .filter((statement) => deniesPlainHttp(statement, 'sqs'));
    if (denials.some((statement) => covers(statement, queue))) return [];
    if (stack.isPlan && policies.some((policy) => readPolicy(stack, policy).unreadable.length > 0)) return [];
    const isBare = policies.every(isUnset);
    const what = isBare
      ? 'has no aws_sqs_queue_policy in this stack'
      : 'its policy does not deny plain HTTP to everybody';
    return [{ what, fix: 'deny sqs:* to principal * on the queue when Bool aws:SecureTransport is false' }];
  }),
};

/** Whether the statement names the queue: by reference, by its name, or with every other. */
function covers({ resources }: Statement, { address, attributes }: Resource): boolean {
  const isQueue = (arn: string) =>
    arn === '*' ||
    referencesIn(arn).includes(address) ||
    (typeof attributes.name === 'string' && arn.endsWith(`:${attributes.name}`));
  return !resources.except && resources.names.some(isQueue);
}
