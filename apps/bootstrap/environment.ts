import type { BootstrapEnvironment } from '@spot-serving/stacks';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** The account of development. That of production is in `apps/bootstrap-prod`. */
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
  apps: { 'dev-eu-west-1': { region: 'eu-west-1' } },
};
