import { outcomeOf } from '../src/plan/outcome.cjs';

/** As cdktf 0.21.0 and Terraform 1.11.4 print it, frames and colours included. */
const neverDeployed = `b-cluster  \u001b[31m│\u001b[0m \u001b[1mError: \u001b[0mUnable to find remote state
           │
           │   with data.terraform_remote_state.cross-stack-reference-input-a-net,
           │   on cdk.tf.json line 18, in data.terraform_remote_state.cross-stack-reference-input-a-net:
           │ No stored state was found for the given workspace in the given backend.`;
const olderDeploy = `b-cluster  │ Error: Unsupported attribute
           │   on cdk.tf.json line 43, in resource.terraform_data.R2 (R2).input:
           │     │ data.terraform_remote_state.cross-stack-reference-input-a-net.outputs is object with 1 attribute
           │ This object does not have an attribute named
           │ "cross-stack-output-terraform_dataR2id".`;

describe('outcomeOf', () => {
  it.each([
    ['changes', '\u001b[1mPlan:\u001b[0m 1 to add, 0 to change, 2 to destroy.', '1 to add, 0 to change, 2 to destroy'],
    ['no changes', 'No changes. Your infrastructure matches the configuration.', 'no changes'],
    ['words it does not know', 'Changes to Outputs:', 'planned'],
  ])('tells of %s', (_, printed, text) => {
    expect(outcomeOf('a-net', 0, printed)).toEqual({ stack: 'a-net', status: 'planned', text });
  });

  it.each([
    ['was never deployed', neverDeployed],
    ['was deployed before it had the output', olderDeploy],
  ])('names the stack that blocks it because it %s', (_, printed) => {
    expect(outcomeOf('b-cluster', 1, printed)).toEqual({ stack: 'b-cluster', status: 'blocked', text: 'blocked by a-net: deploy that first' });
  });

  it('names every stack that blocks it, once', () => {
    const printed = `${neverDeployed}\n${neverDeployed.replaceAll('a-net', 'a-models')}`;
    expect(outcomeOf('b-cluster', 1, printed).text).toBe('blocked by a-net, a-models: deploy that first');
  });

  it('says so when the missing state is not of this app', () => {
    expect(outcomeOf('b', 1, 'Error: Unable to find remote state').text).toBe('blocked by another state: deploy that first');
  });

  it.each(['Error: No valid credential sources found', 'This object does not have an attribute named "arn".'])('fails on anything else: %s', (printed) => {
    expect(outcomeOf('a-net', 1, printed).status).toBe('failed');
  });
});
