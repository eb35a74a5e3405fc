import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';

import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { kmsSealer } from '../../src/seal/kms-sealer';
import { neededSealer, sealerOf } from '../../src/seal/sealer-of';

jest.setTimeout(120_000);

/** moto makes and checks seals with the key that it keeps; who may do either is decided by policies, see delivery. */
describe('seals by KMS', () => {
  let emulator: Emulator;
  let arn: string;
  const before = { ...process.env };
  const alias = 'arn:aws:kms:eu-west-1:123456789012:alias/delivery/dev/review';

  beforeAll(async () => {
    emulator = await startEmulator();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    const client = new KMSClient({ region: 'eu-west-1' });
    const { KeyMetadata } = await client.send(
      new CreateKeyCommand({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
    );
    arn = KeyMetadata?.Arn ?? '';
    await client.send(new CreateAliasCommand({ AliasName: 'alias/delivery/dev/review', TargetKeyId: arn }));
  });

  afterAll(async () => {
    await emulator.close();
    process.env = before;
  });

  it('are made and hold, by the key or by its alias, for the message alone that they are of', async () => {
    const seal = await kmsSealer(arn).seal('what was reviewed');
    expect(seal).toMatch(/^[\w+/]{43}=$/);
    expect(await kmsSealer(alias).verify('what was reviewed', seal)).toBe(true);
    expect(await kmsSealer(arn).verify('what was merged', seal)).toBe(false);
    expect(await kmsSealer(arn).verify('what was reviewed', Buffer.alloc(32).toString('base64'))).toBe(false);
  });

  it('say in words of KMS what keeps them from being made', async () => {
    await expect(kmsSealer(`${arn.slice(0, -12)}000000000000`).seal('x')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('KMS does not make a seal with arn:aws:kms') as string,
    });
  });

  it.each([
    ['a name', 'alias/delivery/dev/review'],
    ['a key of another service', 'arn:aws:s3:::bucket'],
  ])('are not made by %s', (_what, key) => {
    expect(() => sealerOf('REVIEW_SEAL_KEY', { REVIEW_SEAL_KEY: key })).toThrow('REVIEW_SEAL_KEY is the ARN');
  });

  it('are needed by an apply', () => {
    expect(() => neededSealer('DECISION_SEAL_KEY', {})).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
