import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { App, S3Backend, TerraformStack } from 'cdktf';

import { guard } from '@spot-serving/guardrails';

/** An app of any team, held to the rules: `app.synth()` throws with every rule that is broken, each with its address and its fix. */
const app = new App();
const stack = new TerraformStack(app, 'orders');
const state = { bucket: 'shop-terraform-states', key: 'orders.tfstate', region: 'eu-central-1', encrypt: true };
new S3Backend(stack, state).addOverride('use_lockfile', true);
new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: ['111122223333'] });
const { arn } = new KmsKey(stack, 'Key', { description: 'Orders', enableKeyRotation: true });
new SnsTopic(stack, 'Orders', { name: 'orders', kmsMasterKeyId: arn });
guard(app);
app.synth();
