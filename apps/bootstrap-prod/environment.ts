import { type BootstrapEnvironment, mirroredRepositories } from '@spot-serving/stacks';

import { account, stateBucket } from '../prod/production';

const region = 'eu-west-1';

const apps = { 'prod-eu-west-1': { region: 'eu-west-1' }, 'prod-us-east-1': { region: 'us-east-1' } };

const elsewhere = Object.values(apps).filter((app) => app.region !== region);

/** The account of production, in several regions, each with a bucket for its states. */
export const environment: BootstrapEnvironment = {
  region,
  account,
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: {
    bucket: stateBucket(region),
    elsewhere: Object.fromEntries(elsewhere.map((app) => [app.region, stateBucket(app.region)])),
    keptIn: 'file',
  },
  repository: 'your-organization/spot-serving',
  /** Nobody's: put yours here, `gh api repos/<owner>/<name> --jq '.owner.id, .id'`, or no job can take a role. */
  ids: { owner: '0', repository: '0' },
  /** Nobody's: put the address of whoever is on call here. SNS writes to it, and the link in its message must be followed. */
  watch: { emails: ['oncall@example.com'] },
  apps,
  images: mirroredRepositories,
};
