import { Failure } from '@spot-serving/terraform-runner/program';

/** What the SDK's errors have in common. */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** An error's status code of HTTP, if S3 answered. */
export function statusOf(error: unknown): number | undefined {
  return (error as SdkError | undefined)?.$metadata?.httpStatusCode;
}

/** Names of errors (SDK for JavaScript v3; S3 API reference, "Error responses"), and what the user does about them. */
const remedies: readonly [names: RegExp, status: number | undefined, said: string][] = [
  [/^CredentialsProviderError$/, undefined, 'no AWS credentials were found: run "aws sso login", or set AWS_PROFILE'],
  [
    /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|RequestExpired)$/,
    undefined,
    'the AWS credentials have expired: run "aws sso login" again',
  ],
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken)$/,
    undefined,
    'AWS does not know these credentials: check AWS_PROFILE, or the keys in the environment',
  ],
  [/^RequestTimeTooSkewed$/, undefined, 'the clock of this machine is wrong: set it'],
  [
    /^NoSuchBucket$/,
    undefined,
    'there is no such bucket: check --store; the environment calls it <app>-models-<account>',
  ],
  [
    /^(AccessDenied|Forbidden|403)$/,
    403,
    'access denied: publish with a role named in models.publishers of the environment, for it alone may read, write and use the key; who is of another account takes it first',
  ],
  [
    /^(BadDigest|InvalidDigest|XAmzContentChecksumMismatch)$/,
    undefined,
    'bytes on the way differ from the file that was checked: is it still being written? Then run again',
  ],
  [
    /^(ConditionalRequestConflict|OperationAborted)$/,
    409,
    'somebody else publishes the same file at the same time: wait, and run again',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError)$/,
    undefined,
    'S3 cannot be reached: check the network, proxy and AWS_ENDPOINT_URL, and run again; it goes on where it stopped',
  ],
  [/^(SlowDown|ServiceUnavailable|InternalError)$/, 503, 'S3 is busy: run again; it goes on where it stopped'],
];

/**
 * What a user can do about an error of the store, in one line; an error that is known to nobody keeps its own words.
 *
 * @param address of what was asked for, `s3://...`
 */
export function storeFailure(error: unknown, address: string): Failure {
  if (error instanceof Failure) return error;
  const { name = '', message = '', code = '' } = (error ?? {}) as SdkError;
  if (message === 'Region is missing') return new Failure('no AWS region: set AWS_REGION, or region in the profile', 1);
  const status = statusOf(error);
  const byStatus = (): (typeof remedies)[number] | undefined =>
    remedies.find(([, answered]) => answered !== undefined && answered === status);
  const known = remedies.find(([names]) => names.test(name) || names.test(code)) ?? byStatus();
  const words = message === 'UnknownError' ? '' : message.split('\n', 1).join();
  if (known === undefined) return new Failure(`${address}: ${[name || code, words].filter(Boolean).join(': ')}`, 1);
  return new Failure(`${address}: ${known[2]}${words === '' ? '' : ` (${words})`}`, 1);
}
