import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';

import { resourcesOf, synth, type SynthesizedStack, type TerraformType } from '@spot-serving/testkit';

import { ModelStore, type ModelStoreProps } from '../src';

export const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

/** Stands for the ARN that the models' key gets at apply. */
export const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

/** A store of two models in a region and an account of the documentation. */
export function storeProps(change: Partial<ModelStoreProps> = {}): ModelStoreProps {
  return {
    name: 'test-app',
    bucketName: 'test-app-models-111122223333',
    logBucketName: 'test-app-logs-111122223333',
    region: 'eu-west-1',
    account: '111122223333',
    s3EndpointId: 'vpce-0123456789abcdef0',
    publishers: [role('publisher')],
    readers: { bert: [role('bert-serving')], resnet: [role('resnet-serving')] },
    administrators: [role('platform-admin')],
    podReaders: { rolePath: '/test-app-models/', modelTag: 'spot-serving-model' },
    ...change,
  };
}

/** The same, synthesized. */
export function synthStore(change: Partial<ModelStoreProps> = {}): SynthesizedStack {
  return synth((scope) => new ModelStore(scope, 'Models', storeProps(change)));
}

/** The one resource of `type` whose logical id has `part` in it. */
export function resourceOf(
  stack: SynthesizedStack,
  type: TerraformType,
  part: string,
): Readonly<Record<string, unknown>> {
  const found = Object.entries(resourcesOf(type, stack)).filter(([id]) => id.includes(part));
  if (found.length !== 1)
    throw new Error(`expected one ${type.tfResourceType} with ${part} in its id, found ${found.length}`);
  return { ...found[0]?.[1] };
}

/** What a reader of `model` is permitted, as its role's own policy. */
export function readerPolicyOf(model: string): string {
  const made: ModelStore[] = [];
  synth((scope) => made.push(new ModelStore(scope, 'Models', storeProps())));
  const statements = made[0]?.readerStatements(model) ?? [];
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return text.replaceAll(/"Resource":"\$\{TfToken\[[^"]*"/g, `"Resource":"${keyArn}"`);
}

/** The `policy` of such a resource, as it will be once Terraform has read it and the key has its ARN. */
export function policyOf(stack: SynthesizedStack, type: TerraformType, part: string): string {
  const [modelKey] = Object.keys(resourcesOf(KmsKey, stack)).filter((id) => id.startsWith('Models_Key'));
  return String(resourceOf(stack, type, part).policy)
    .replaceAll(`\${aws_kms_key.${modelKey}.arn}`, keyArn)
    .replaceAll('$${', '${');
}
