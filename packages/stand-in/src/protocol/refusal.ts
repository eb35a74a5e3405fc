import { type Path, pathText } from '../value/path';
import type { Diagnostic } from './messages';

/** Something that the stand-in refuses as the provider would. Shown to the user as a Terraform diagnostic. */
export class Refusal extends Error {
  /**
   * @param summary headline, without a full stop
   * @param detail what is wrong and what to do
   * @param path the part of the configuration that is refused; the whole of it when left out
   */
  constructor(
    readonly summary: string,
    readonly detail: string,
    readonly path?: Path,
  ) {
    super(`${summary}: ${detail}`);
  }
}

/** Any thrown value as a diagnostic. What is not a refusal is an error of the stand-in and says so. */
export function diagnosticOf(error: unknown, call: string): Diagnostic {
  if (error instanceof Refusal) {
    const { summary, detail, path } = error;
    return { severity: 1, summary, detail, ...(path && { attribute: { steps: path } }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  const detail = `${message}\nThis is a defect of the stand-in, not of the configuration.`;
  return { severity: 1, summary: `The stand-in provider failed in ${call}`, detail };
}

/** A read-only attribute that the configuration sets. */
export function readOnlyDiagnostic(path: Path): Diagnostic {
  return {
    severity: 1,
    summary: 'Attribute is read-only',
    detail: `${pathText(path)} is decided by the provider and cannot be set; remove it from the configuration.`,
    attribute: { steps: path },
  };
}
