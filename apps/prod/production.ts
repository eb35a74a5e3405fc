import type { Environment } from '@spot-serving/stacks';

import { addresses } from '../addresses';
import { answeredRegions, type ProductionApp, replication } from './regions';
import versions from './resolved-versions.json';

/** The account of production, which has no other app: one that AWS's documentation uses as an example. Put yours here before you deploy. */
export const account = '444455556666';

/** What a region of production says of itself; everything else is the same in all of them. */
export interface ProductionRegion {
  /** Name of the app, which is that of its folder. */
  readonly name: ProductionApp;
  /** AWS region. */
  readonly region: string;
  /** Host name that clients of this region use. */
  readonly hostName: string;
  /** Id of the account's connection to GitHub in this region, which somebody confirmed in the console (docs/how-to/bootstrap-an-account.md). */
  readonly connectionId: string;
  /** Fewest and most pods of a model, where this region's load differs. @default as many as everywhere */
  readonly replicas?: Readonly<Partial<Record<'resnet' | 'ranker', { readonly min: number; readonly max: number }>>>;
}

/**
 * Production: strict defaults, three zones, a private API server, versions that somebody looked up, and the same models in every region. A change
 * here is a change of all of them, which the review shows once.
 */
export function production({ name, region, hostName, connectionId, replicas }: ProductionRegion): Environment {
  return {
    name,
    region,
    account,
    tier: 'prod',
    administrators: [`arn:aws:iam::${account}:role/platform-admin`],
    state: { bucket: stateBucket(region) },
    network: { cidr: addresses[name], otherCidrs: addresses },
    cluster: { version: '1.35' },
    versions,
    platform: { imageRegistry: `${account}.dkr.ecr.${region}.amazonaws.com/mirror` },
    /** Nobody's: put the address of whoever is on call here. SNS writes to it, and the link in its message must be followed. */
    alarms: { emails: ['oncall@example.com'] },
    models: {
      publishers: [`arn:aws:iam::${account}:role/model-publisher`],
      replication: replication(name, region),
      served: {
        resnet: {
          version: 6,
          sizeMiB: 98,
          replicas: replicas?.resnet ?? { min: 3, max: 6 },
          canary: { version: 7, weight: 10 },
          scaling: { concurrencyPerPod: 3 },
        },
        ranker: { version: 1, sizeMiB: 24, replicas: replicas?.ranker ?? { min: 2, max: 4 } },
      },
    },
    endpoint: endpoint(name, hostName),
    delivery: {
      repository: 'your-organization/spot-serving',
      /** Nobody's account: put those of your people here, or no job runs inside the VPC. */
      runner: { connectionArn: connectionArn(region, connectionId), actors: ['0'] },
    },
  };
}

/** Bucket of the states of production in a region: each has its own, so that a region can be changed while another is lost. */
export function stateBucket(region: string): string {
  return `spot-serving-state-${account}-${region}`;
}

/** A name of the region's own, and one for all regions. */
function endpoint(name: ProductionApp, hostName: string): Environment['endpoint'] {
  const sharedRegions = answeredRegions(name);
  return { hostName, zoneName: 'example.com', sharedHostName: 'models.example.com', sharedRegions };
}

function connectionArn(region: string, id: string): string {
  return `arn:aws:codeconnections:${region}:${account}:connection/${id}`;
}
