import { limitedBytes, limits } from './limited-bytes';
import { RegistryError } from './registry-error';

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
