import { open } from 'node:fs/promises';

import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

import { type DigestedFile, readPart } from './file-digest';
import { type ModelBucket, taggedWith } from './model-bucket';

/** A file on its way to a key. */
interface Transfer {
  readonly bucket: ModelBucket;
  readonly key: string;
  readonly file: DigestedFile;
  /** Told the bytes of each part that is in the store. */
  readonly onSent: (bytes: number) => void;
}

/**
 * Uploads a file of several parts where there is no object yet, and goes on with an upload of it that broke off: a part whose checksum S3
 * has is not sent again. What is left of other attempts costs little, and the bucket drops it after a week.
 *
 * @returns false when there is an object already, which stays as it is
 * @throws {Failure} 1 in one line
 */
export async function uploadInParts(transfer: Transfer): Promise<boolean> {
  const { bucket, key, file } = transfer;
  const place = { Bucket: bucket.name, Key: key };
  const uploadId =
    (await bucket.asking(key, () => brokenOff(bucket, key))) ?? (await bucket.asking(key, () => begin(transfer)));
  const parts = await bucket.asking(key, () => sendParts(transfer, uploadId));
  const complete = {
    ...place,
    UploadId: uploadId,
    MultipartUpload: { Parts: parts },
    MpuObjectSize: file.size,
    IfNoneMatch: '*',
  };
  return bucket.unlessThere(key, () => bucket.client.send(new CompleteMultipartUploadCommand(complete)));
}

/** The newest upload to the key that was never completed. Uploads are listed by key, so those to the key itself are on the first page. */
async function brokenOff({ client, name }: ModelBucket, key: string): Promise<string | undefined> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: name, Prefix: key }));
  const ours = Uploads.filter(({ Key }) => Key === key);
  return ours.sort((one, other) => startOf(other) - startOf(one))[0]?.UploadId;
}

function startOf({ Initiated }: MultipartUpload): number {
  return Initiated?.getTime() ?? 0;
}

async function begin({ bucket: { client, name }, key, file }: Transfer): Promise<string | undefined> {
  const told = { ChecksumAlgorithm: 'SHA256', Tagging: taggedWith(file.sha256) } as const;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: name, Key: key, ...told }));
  return UploadId;
}

async function sendParts(transfer: Transfer, uploadId: string | undefined): Promise<CompletedPart[]> {
  const { file } = transfer;
  const there = await partsThere(transfer, uploadId);
  const parts: CompletedPart[] = [];
  const handle = await open(file.source);
  try {
    for (const [index, sha256] of file.parts.entries()) {
      const had = there.find(({ PartNumber, ChecksumSHA256 }) => PartNumber === index + 1 && ChecksumSHA256 === sha256);
      const body = had === undefined ? await readPart(handle, file.partSize, index) : undefined;
      parts.push({
        PartNumber: index + 1,
        ChecksumSHA256: sha256,
        ETag: had?.ETag ?? (await sendPart(transfer, uploadId, index, body)),
      });
      transfer.onSent(Math.min(file.partSize, file.size - index * file.partSize));
    }
  } finally {
    await handle.close();
  }
  return parts;
}

/** By hand: the SDK's paginator never ends, for the last page names a next marker too. */
async function partsThere({ bucket, key }: Transfer, uploadId: string | undefined): Promise<CompletedPart[]> {
  const found: CompletedPart[] = [];
  let marker: string | undefined;
  let more = true;
  while (more) {
    const place = { Bucket: bucket.name, Key: key, UploadId: uploadId, PartNumberMarker: marker };
    const {
      Parts = [],
      IsTruncated = false,
      NextPartNumberMarker,
    } = await bucket.client.send(new ListPartsCommand(place));
    found.push(...Parts);
    marker = NextPartNumberMarker;
    more = IsTruncated;
  }
  return found;
}

async function sendPart(
  { bucket, key, file }: Transfer,
  uploadId: string | undefined,
  index: number,
  body?: Uint8Array,
): Promise<string | undefined> {
  const place = { Bucket: bucket.name, Key: key, UploadId: uploadId, PartNumber: index + 1 };
  const checked = { ChecksumAlgorithm: 'SHA256', ChecksumSHA256: file.parts[index] } as const;
  const { ETag } = await bucket.client.send(new UploadPartCommand({ ...place, ...checked, Body: body }));
  return ETag;
}
