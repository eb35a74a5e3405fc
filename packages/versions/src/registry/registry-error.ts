import { plainText } from '@spot-serving/terraform-runner';

import { limitedBytes, limits } from './limited-bytes';

/** What a registry answered instead of what it was asked for, or that it could not be reached. The message says which and where. */
export class RegistryError extends Error {
  /**
   * @param host the registry
   * @param status HTTP status; 0 when nothing answered
   * @param code the registry's own word for it, such as `MANIFEST_UNKNOWN`, when it gave one
   */
  constructor(
    readonly host: string,
    message: string,
    readonly status: number,
    readonly code?: string,
  ) {
    super(plainText(`${host}: ${message}`).replaceAll('\n', ' '));
    this.name = 'RegistryError';
  }
}

/** Reads the body of a refusal, in the form of the OCI distribution specification ("Error Codes") if it has it. */
export async function refusal(host: string, what: string, response: Response): Promise<RegistryError> {
  const text = await limitedBytes(host, what, response, limits.refusal).then(String, () => '');
  const first = firstError(text);
  const words = [first?.code, first?.message].filter((word) => word !== undefined).join(' ');
  return new RegistryError(
    host,
    `${response.status} for ${what}${words === '' ? '' : `: ${words}`}`,
    response.status,
    first?.code,
  );
}

function firstError(text: string): { readonly code?: string; readonly message?: string } | undefined {
  try {
    const { errors } = JSON.parse(text) as {
      readonly errors?: readonly { readonly code?: string; readonly message?: string }[];
    };
    return errors?.[0];
  } catch {
    return undefined;
  }
}
