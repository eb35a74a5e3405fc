import { readFileSync } from 'node:fs';

/** Resource and data source types to serve, by Terraform name. */
export interface UsedTypes {
  /** Managed resource types, for example `aws_vpc`. */
  readonly resources: ReadonlySet<string>;
  /** Data source types, for example `aws_caller_identity`. */
  readonly dataSources: ReadonlySet<string>;
}

interface StackFile {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Types that the synthesized stacks name.
 *
 * @param stackFiles paths of Terraform JSON files, such as the `cdk.tf.json` of each stack
 * @throws when a file cannot be read or is not JSON; the message names the file
 */
export function usedTypes(stackFiles: readonly string[]): UsedTypes {
  const stacks = stackFiles.map(readStack);
  return {
    resources: new Set(stacks.flatMap(({ resource = {} }) => Object.keys(resource))),
    dataSources: new Set(stacks.flatMap(({ data = {} }) => Object.keys(data))),
  };
}

function readStack(file: string): StackFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StackFile;
  } catch (error) {
    throw new Error(`cannot read the stack ${file}: ${(error as Error).message}; synthesize the app again`, {
      cause: error,
    });
  }
}
