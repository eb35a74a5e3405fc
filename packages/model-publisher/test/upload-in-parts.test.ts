import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { S3Client } from '@aws-sdk/client-s3';

import { type DigestedFile, digestFile, partSizeOf } from '../src/store-client/file-digest';
import { ModelBucket } from '../src/store-client/model-bucket';
import { uploadInParts } from '../src/store-client/upload-in-parts';

const MiB = 1024 * 1024;

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>>;

/** Stands in for S3, which keeps checksums of parts; moto does not. It knows the five calls of a multipart upload by their names. */
function scriptedClient(answers: Answers) {
  const calls: [name: string, input: Readonly<Record<string, unknown>>][] = [];
  const send = async (command: {
    readonly constructor: { readonly name: string };
    readonly input: Readonly<Record<string, unknown>>;
  }): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    calls.push([name, command.input]);
    return answers[name]?.(command.input) ?? {};
  };
  return { calls, client: { send } as unknown as S3Client };
}

async function threeParts(): Promise<DigestedFile> {
  const folder = mkdtempSync(join(tmpdir(), 'model-store-'));
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(17 * MiB, 'abc'));
  return digestFile(folder, { path: 'large.bin', size: 17 * MiB });
}

describe('an upload in parts', () => {
  it('goes on where the newest one to the same key broke off: what S3 has with the same checksum is not sent again', async () => {
    const file = await threeParts();
    const part = (number: number, sha256 = file.parts[number - 1]) => ({
      PartNumber: number,
      ETag: `"${number}"`,
      ChecksumSHA256: sha256,
    });
    const upload = (id: string, day: number, key = 'half/1/large.bin') => ({
      Key: key,
      UploadId: id,
      Initiated: new Date(2026, 0, day),
    });
    const { calls, client } = scriptedClient({
      ListMultipartUploads: () => ({
        Uploads: [upload('old', 1), upload('newest', 3), upload('other', 9, 'half/1/large.bin2')],
      }),
      ListParts: ({ PartNumberMarker }) =>
        PartNumberMarker === undefined
          ? { Parts: [part(1)], IsTruncated: true, NextPartNumberMarker: '1' }
          : { Parts: [part(2, 'stale')], IsTruncated: false, NextPartNumberMarker: '2' },
      UploadPart: () => ({ ETag: '"new"' }),
    });
    const sent: number[] = [];
    expect(
      await uploadInParts({
        bucket: new ModelBucket('models', client),
        key: 'half/1/large.bin',
        file,
        onSent: (bytes) => sent.push(bytes),
      }),
    ).toBe(true);
    expect(calls.map(([name]) => name)).toEqual([
      'ListMultipartUploads',
      'ListParts',
      'ListParts',
      'UploadPart',
      'UploadPart',
      'CompleteMultipartUpload',
    ]);
    expect(
      calls
        .filter(([name]) => name === 'UploadPart')
        .map(([, input]) => [input.UploadId, input.PartNumber, input.ChecksumSHA256]),
    ).toEqual([
      ['newest', 2, file.parts[1]],
      ['newest', 3, file.parts[2]],
    ]);
    expect(calls.at(-1)?.[1]).toMatchObject({
      UploadId: 'newest',
      IfNoneMatch: '*',
      MpuObjectSize: 17 * MiB,
      MultipartUpload: { Parts: [{ ETag: '"1"' }, { ETag: '"new"' }, { ETag: '"new"' }] },
    });
    expect(sent).toEqual([8 * MiB, 8 * MiB, MiB]);
  });

  it('begins one with checksums where there is none, and leaves what somebody else completed first', async () => {
    const taken = Object.assign(new Error('At least one of the pre-conditions'), {
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    const { calls, client } = scriptedClient({
      CreateMultipartUpload: () => ({ UploadId: 'mine' }),
      CompleteMultipartUpload: () => {
        throw taken;
      },
    });
    expect(
      await uploadInParts({
        bucket: new ModelBucket('models', client),
        key: 'k',
        file: await threeParts(),
        onSent: () => undefined,
      }),
    ).toBe(false);
    expect(calls.find(([name]) => name === 'CreateMultipartUpload')?.[1]).toEqual({
      Bucket: 'models',
      Key: 'k',
      ChecksumAlgorithm: 'SHA256',
      Tagging: expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
  });
});

it.each([
  [0, 8 * MiB],
  [80_000 * MiB, 8 * MiB],
  [80_001 * MiB, 9 * MiB],
  [5_000_000 * MiB, 500 * MiB],
])('a file of %d bytes goes in parts of %d, at most 10,000 of them', (size, partSize) => {
  expect(partSizeOf(size)).toBe(partSize);
  expect(Math.ceil(size / partSize)).toBeLessThanOrEqual(10_000);
});
