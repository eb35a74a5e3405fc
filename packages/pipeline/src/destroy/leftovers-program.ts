import { paginateGetResources, ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { appName, refuseOthers } from '../command/required';

/** What the search cannot see (AWS, "Resource Groups Tagging API Reference": supported services, and one region for each call). */
const blindSpots = `Not seen by this search, look for it yourself: what has no tag (records of a hosted zone, log groups and interfaces that services make), IAM and other
global resources, other regions, and types that the Resource Groups Tagging API does not know. Keys are listed until their waiting time is over.
`;

/**
 * `pipeline leftovers`: what is still tagged `app=<app>` in the region of the credentials.
 *
 * @returns 0, or 1 when something is left
 * @throws {Failure} 1 in AWS's words when it cannot be asked, 2 for arguments that do not fit
 */
export async function leftoversProgram(argv: readonly string[], { env, stdout }: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { app: { type: 'string' } });
  refuseOthers(positionals);
  const app = appName(values.app);
  const left = await tagged(app, env).catch((error: unknown) => {
    throw new Failure(`AWS cannot be asked what is tagged app=${app}: ${(error as Error).message}`, 1);
  });
  stdout.write(
    left.length === 0
      ? `Nothing is tagged app=${app}.\n`
      : `${left.length} tagged app=${app}:\n${left.map((arn) => `  ${arn}\n`).join('')}`,
  );
  stdout.write(blindSpots);
  return left.length === 0 ? 0 : 1;
}

async function tagged(app: string, { AWS_REGION: region }: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const client = new ResourceGroupsTaggingAPIClient({ region });
  const arns: string[] = [];
  for await (const { ResourceTagMappingList = [] } of paginateGetResources(
    { client },
    { TagFilters: [{ Key: 'app', Values: [app] }] },
  )) {
    arns.push(...ResourceTagMappingList.flatMap(({ ResourceARN }) => ResourceARN ?? []));
  }
  return arns.sort();
}
