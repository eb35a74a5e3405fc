import { leadingTarget, type Target } from '../targets/target';

/** Calls that a fault can befall: Terraform plans, refreshes or looks up, and carries out. */
export const faultPhases = ['plan', 'read', 'apply'] as const;

/** A call that a fault can befall. */
export type FaultPhase = (typeof faultPhases)[number];

/** An API error to answer with, as `--fail` names it. */
export interface Fault {
  /** As the user wrote it. */
  readonly text: string;
  readonly target: Target;
  /** Error code of the API, for example `ThrottlingException`. */
  readonly code: string;
  readonly phase: FaultPhase;
}

/** What came of reading options: values, and what is wrong with the rest. */
export interface Parsed<Value> {
  readonly values: readonly Value[];
  readonly problems: readonly string[];
}

const example = 'aws_eks_cluster.*=ThrottlingException@apply';

/** Codes are words: `ThrottlingException`, `Client.InstanceLimitExceeded`, `InvalidSubnet.Conflict`. */
const rest = /^=(?<code>[A-Za-z][\w.]*)(?:@(?<phase>\w*))?$/;

/** Reads all values of `--fail`; every one that does not fit gives a problem with its fix. */
export function parseFaults(texts: readonly string[]): Parsed<Fault> {
  const read = texts.map(parseFault);
  return {
    values: read.filter((one) => typeof one !== 'string'),
    problems: read.filter((one) => typeof one === 'string'),
  };
}

/** The fault, or what is wrong with it. */
function parseFault(text: string): Fault | string {
  const problem = (what: string): string => `--fail ${text}: ${what}`;
  const begin = leadingTarget(text);
  if (begin === undefined) return problem(`does not begin with TYPE.NAME; write it as ${example}`);
  const { code, phase } = rest.exec(begin.rest)?.groups ?? {};
  if (code === undefined)
    return problem(
      `has no error code after "${text.slice(0, text.length - begin.rest.length)}"; write it as ${example}`,
    );
  if (!isPhase(phase))
    return problem(
      `${phase === undefined ? 'names no phase' : `"@${phase}" is no phase`}; end with @plan, @read or @apply`,
    );
  if (begin.target.kind === 'data' && phase !== 'read') return problem('a data source is only read; end with @read');
  return { text, target: begin.target, code, phase };
}

const isPhase = (text: string | undefined): text is FaultPhase => faultPhases.some((phase) => phase === text);
