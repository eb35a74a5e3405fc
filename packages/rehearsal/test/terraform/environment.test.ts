import { terraformEnvironment } from '../../src/terraform/environment';

const made = (env: NodeJS.ProcessEnv) =>
  terraformEnvironment(env, { cliConfigFile: '/rehearsal/empty', variables: { TF_REATTACH_PROVIDERS: '{}' } });

describe('terraformEnvironment', () => {
  it.each([
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'TF_VAR_region',
    'TF_CLI_ARGS',
    'TF_CLI_ARGS_plan',
    'TF_WORKSPACE',
    'TF_DATA_DIR',
    'TF_LOG',
    'KUBE_CONFIG_PATH',
    'KUBECONFIG',
    'HELM_REPOSITORY_CONFIG',
  ])('leaves %s behind', (name) => {
    expect(made({ [name]: 'x' })).not.toHaveProperty(name);
  });

  it('keeps the rest and sets what makes Terraform quiet and attached', () => {
    expect(made({ PATH: '/bin', TF_CLI_CONFIG_FILE: '/home/me/.terraformrc' })).toEqual({
      PATH: '/bin',
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_CONFIG_FILE: '/rehearsal/empty',
      TF_REATTACH_PROVIDERS: '{}',
    });
  });
});
