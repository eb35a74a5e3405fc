/** Secrets of a workflow's step that are no business of Terraform or a provider. */
const own: readonly string[] = [
  'GITHUB_TOKEN',
  'REVIEW_SEAL_SECRET',
  'NODE_AUTH_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
];

/** An environment for Terraform: the caller's, with credentials of the cloud and `TF_*`, but without secrets that are for the caller alone. */
export function withoutOwnSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.includes(name)));
}
