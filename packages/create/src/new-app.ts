import { randomUUID } from 'node:crypto';

import { partitionIn } from '@spot-serving/core/vocabulary';

import { type FileChange, jsonFile } from './file-change';
import type { Tier } from './options';
import { kubernetesMinor } from './project-versions';

/** An app of which everything is known. */
export interface NewApp {
  readonly name: string;
  readonly region: string;
  readonly tier: Tier;
  readonly account: string;
  /** IPv4 block of its VPC. */
  readonly cidr: string;
}

/** Files of an app that is like no other: the whole platform, and one model. Where its block is listed is not among them. */
export function newAppFiles({ name, region, tier, account }: NewApp): readonly FileChange[] {
  const folder = `apps/${name}`;
  const cdktf = { language: 'typescript', app: 'npx tsx main.ts', projectId: randomUUID(), sendCrashReports: 'false' };
  return [
    { path: `${folder}/cdktf.json`, content: jsonFile(cdktf) },
    { path: `${folder}/tsconfig.json`, content: jsonFile({ extends: '../../tsconfig.json', include: ['*.ts'] }) },
    { path: `${folder}/main.ts`, content: main },
    { path: `${folder}/environment.ts`, content: environment(name, region, tier, account) },
  ];
}

const main = `import {
  ClusterStack,
  composeApp,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

import { environment } from './environment';

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  if (env.endpoint) new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
`;

const environment = (
  name: string,
  region: string,
  tier: Tier,
  account: string,
): string => `import type { Environment } from '@spot-serving/stacks';

import { addresses } from '../addresses';

/** The AWS account. ${account === exampleAccount ? "This one is an example of AWS's documentation: put yours here before you deploy." : 'Terraform refuses to work in any other.'} */
const account = '${account}';

export const environment: Environment = {
  name: '${name}',
  region: '${region}',
  account,
  tier: '${tier}',
  administrators: [\`arn:${partitionIn(region).id}:iam::\${account}:role/platform-admin\`],
  state: { bucket: \`terraform-states-\${account}\` },
  network: { cidr: addresses['${name}'], otherCidrs: addresses },
  cluster: { version: '${kubernetesMinor}' },
  models: {
    publishers: [\`arn:${partitionIn(region).id}:iam::\${account}:role/model-publisher\`],
    served: { resnet: { version: 1, sizeMiB: 98 } },
  },
  endpoint: { hostName: '${name}.example.com', zoneName: 'example.com' },
};
`;

/** The account that AWS's documentation uses as an example. */
export const exampleAccount = '111122223333';
