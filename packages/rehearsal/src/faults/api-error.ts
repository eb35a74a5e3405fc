import { element, member, type ProviderCall, Refusal } from '@spot-serving/stand-in';

import type { Fault } from './fault';
import { operations } from './operations';

/** The stand-in sends no request, so no request has an id; the form is that of a real one. */
const noRequest = '00000000-0000-0000-0000-000000000000';

/** What AWS says with a code, and with which HTTP status (AWS API references, "Common Errors"); other codes get the last line. */
const errors: Readonly<Record<string, readonly [status: number, message: string]>> = {
  Throttling: [400, 'Rate exceeded'],
  ThrottlingException: [400, 'Rate exceeded'],
  RequestLimitExceeded: [503, 'Request limit exceeded.'],
  AccessDenied: [403, 'Access Denied'],
  AccessDeniedException: [403, 'User is not authorized to perform this action'],
  UnauthorizedOperation: [403, 'You are not authorized to perform this operation.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
  InternalFailure: [500, 'The request processing has failed because of an unknown error, exception or failure.'],
};

const general = [400, 'The stand-in knows no message for this code.'] as const;

/**
 * An error as the provider would word it.
 *
 * For aws, the form of provider 5 and 6, with AWS SDK for Go v2: `creating EKS Cluster (x): operation error EKS: CreateCluster,
 * https response error StatusCode: 400, RequestID: ..., api error ThrottlingException: Rate exceeded`. Types without an
 * entry in the table of operations lack the part that names the API's operation. Codes that the SDK models as types of their
 * own come without "api error" from the real provider. For kubernetes and helm: what was done, code and message.
 */
export function apiError(call: ProviderCall, { code, text }: Fault): Refusal {
  const [status, message] = errors[code] ?? general;
  const operation = operations[call.type];
  const subject = `${doing(call)} ${operation?.subject ?? call.type}${nameIn(call)}`;
  const words = call.type.startsWith('aws_')
    ? [
        ...(operation === undefined ? [] : [`operation error ${operation.service}: ${operation[step(call)]}`]),
        `https response error StatusCode: ${status}`,
        `RequestID: ${noRequest}`,
        `api error ${code}: ${message}`,
      ].join(', ')
    : `${code}: ${message}`;
  return new Refusal(`${subject}: ${words}`, `Injected by the rehearsal: --fail '${text}'`);
}

type Step = 'create' | 'read' | 'update' | 'delete';

function step({ phase, prior, wanted }: ProviderCall): Step {
  if (phase !== 'apply') return 'read';
  if (prior === null) return 'create';
  return wanted === null ? 'delete' : 'update';
}

function doing(call: ProviderCall): string {
  if (call.phase === 'plan') return 'planning';
  return { create: 'creating', read: 'reading', update: 'updating', delete: 'deleting' }[step(call)];
}

/** The name as the provider shows it: what the configuration (or a Kubernetes object's metadata) calls the resource, else its id. */
function nameIn({ prior, wanted }: ProviderCall): string {
  const body = wanted ?? prior;
  const metadata = element(member(body, 'metadata'), 0);
  const known = [
    member(metadata, 'name'),
    ...['name', 'bucket', 'cluster_name', 'id'].map((attribute) => member(body, attribute)),
  ];
  const name = known.find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? ` (${name})` : '';
}
