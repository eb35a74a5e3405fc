import { Failure, limitConcurrency, type StandingState, standingState } from '@spot-serving/terraform-runner';

import type { StackToPlan } from '../planner/stack-to-plan';
import { StateBucket } from './state-bucket';
import { type StateFolder, stateFolders } from './state-folders';

/** States that are read at once. */
const sideBySide = 8;

/**
 * Every state in the folders of an app, and in the one that goes by the app's own name, where it kept them before somebody gave its environment another.
 *
 * @param app name of its folder
 * @param env as Terraform gets it
 * @returns none for an app that keeps its states in no folder of its own, see `stateFolders`
 * @throws {Failure} 1 in S3's words, when they cannot be listed or read
 */
export async function appStates(
  app: string,
  stacks: readonly StackToPlan[],
  env: NodeJS.ProcessEnv,
): Promise<readonly StandingState[]> {
  const own = stateFolders(stacks);
  const former = own.filter(({ folder }) => !own.some((one) => one.folder === app) && folder !== app).slice(0, 1);
  const found = await Promise.all([
    ...own.map((folder) => statesIn(folder, env)),
    ...former.map((one) => statesIn({ ...one, folder: app }, env).catch(noneWithoutRight)),
  ]);
  return found.flat();
}

async function statesIn({ bucket, region, folder }: StateFolder, env: NodeJS.ProcessEnv): Promise<StandingState[]> {
  const states = new StateBucket(bucket, region, env);
  const limited = limitConcurrency(sideBySide);
  try {
    const keys = await states.keys(folder);
    return await Promise.all(
      keys.map((key) => limited(async () => standingState(`s3://${bucket}/${key}`, await states.state(key)))),
    );
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { name, message } = error as Error;
    throw new StatesUnknown(
      `the states in s3://${bucket}/${folder}/ cannot be read, so nobody knows what stands: ${name}: ${message}. It takes s3:ListBucket on that prefix and s3:GetObject, as a plan does`,
      name,
    );
  } finally {
    states.close();
  }
}

/** S3 says no to a list or a read. */
class StatesUnknown extends Failure {
  /** @param code of S3 */
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message, 1);
  }
}

/** Who may read one app's folder only need not know of the other. */
function noneWithoutRight(error: unknown): StandingState[] {
  if (error instanceof StatesUnknown && error.code === 'AccessDenied') return [];
  throw error;
}
