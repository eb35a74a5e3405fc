import { plainText } from '@spot-serving/terraform-runner';

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
