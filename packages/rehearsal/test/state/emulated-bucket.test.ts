import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { EmulatedBucket } from '../../src/state/emulated-bucket';
import { S3StateLock } from '../../src/state/s3-state-lock';

// The first run installs the emulator.
jest.setTimeout(240_000);

describe('a bucket of the emulator', () => {
  let emulator: Emulator;
  let bucket: EmulatedBucket;

  beforeAll(async () => {
    emulator = await startEmulator();
    bucket = new EmulatedBucket(emulator.endpoint, 'fixture-states');
    await bucket.make();
  });

  afterAll(() => emulator.close());

  it('keeps every version of an object, and may be made twice', async () => {
    await bucket.put('app/one.tfstate', 'first');
    await bucket.make();
    await bucket.put('app/one.tfstate', 'second');
    await bucket.delete('app/one.tfstate');
    expect([await bucket.has('app/one.tfstate'), await bucket.versions('app/one.tfstate')]).toEqual([false, 2]);
  });

  it('says what the emulator refused', async () => {
    await expect(new EmulatedBucket(emulator.endpoint, 'never-made').put('x', '')).rejects.toThrow(
      /PUT never-made\/x with 404/,
    );
  });

  it('holds a lock for somebody else until it is given up', async () => {
    const lock = new S3StateLock(bucket, 'app/two.tfstate');
    expect([await lock.isHeld(), await lock.timesTaken()]).toEqual([false, 0]);
    expect(await lock.hold()).toBe('somebody@another-machine');
    expect([await lock.isHeld(), await lock.timesTaken()]).toEqual([true, 1]);
    await lock.release();
    expect([await lock.isHeld(), await lock.timesTaken()]).toEqual([false, 1]);
  });
});
