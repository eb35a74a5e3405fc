import type { Diagnostic } from '../protocol/messages';
import type { Path } from '../value/path';

/** Something that a provider, AWS or the cluster would refuse. */
export interface Problem {
  /** Headline, in the words of whoever refuses. */
  readonly summary: string;
  readonly detail: string;
  readonly path: Path;
}

/** Severity of Terraform's diagnostics. */
export const severities = { error: 1, warning: 2 } as const;

/** A problem as Terraform shows it: with the resource's address and the line, as far as the path leads. */
export function problemDiagnostic(
  { summary, detail, path }: Problem,
  severity: (typeof severities)[keyof typeof severities],
): Diagnostic {
  return { severity, summary, detail, attribute: { steps: path } };
}
