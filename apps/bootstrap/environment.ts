import type { BootstrapEnvironment } from '@spot-serving/stacks';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** The one account of development and production. */
export const environment: BootstrapEnvironment = {
  region: 'eu-west-1',
  account,
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}`, keptIn: 'file' },
  repository: 'your-organization/spot-serving',
  /** Nobody's: put yours here, `gh api repos/<owner>/<name> --jq '.owner.id, .id'`, or no job can take a role. */
  ids: { owner: '0', repository: '0' },
  /** Nobody's: put the address of whoever is on call here. SNS writes to it, and the link in its message must be followed. */
  watch: { emails: ['oncall@example.com'] },
  apps: {
    'dev-eu-west-1': { region: 'eu-west-1' },
    'prod-eu-west-1': { region: 'eu-west-1' },
    'prod-us-east-1': { region: 'us-east-1' },
  },
};
