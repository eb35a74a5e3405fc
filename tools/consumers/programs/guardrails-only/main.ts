import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, S3Backend, TerraformStack } from 'cdktf';

import { guard } from '@spot-serving/guardrails';

/** An app of somebody else, held to the rules; with `UNROTATED` it breaks one. */
const app = new App();
const stack = new TerraformStack(app, 'orders');
const place = { bucket: 'shop-terraform-states', key: 'orders.tfstate', region: 'eu-central-1' };
new S3Backend(stack, { ...place, encrypt: true }).addOverride('use_lockfile', true);
new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: ['111122223333'] });
new KmsKey(stack, 'Orders', { description: 'Orders', enableKeyRotation: process.env.UNROTATED === undefined });
guard(app);
app.synth();
