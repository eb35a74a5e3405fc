import { createHash } from 'node:crypto';

import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import { Failure } from '@spot-serving/terraform-runner/program';

import { hexOf } from './file-digest';
import { statusOf, storeFailure } from './store-failure';

/** An object as a listing shows it. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Tag of an object that holds the digest it was sent with. A checksum that S3 keeps is shown to those alone who may read the object (S3 API reference,
 * HeadObject: `s3:GetObject`), and a publisher may not.
 */
const digestTag = 'sha256';

/** What a request that makes an object says of its digest; S3 compares the bytes with the checksum beside it. @param sha256 base64 */
export function taggedWith(sha256: string): string {
  return `${digestTag}=${hexOf(sha256)}`;
}

/** The bucket of a store, as a publisher and a promoter use it: it is never overwritten, copied within, or deleted from. */
export class ModelBucket {
  /**
   * @param name of the bucket
   * @param client the SDK's own, which finds credentials, region and endpoint as every AWS tool does
   */
  constructor(
    readonly name: string,
    readonly client: S3Client = defaultClient(),
  ) {}

  /** Every object whose key begins with `prefix`, in the order of keys. @throws {Failure} 1 in one line */
  async list(prefix: string): Promise<readonly StoredObject[]> {
    const pages = await this.pages(prefix, undefined);
    return pages.flatMap(({ Contents = [] }) => Contents.map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size })));
  }

  /** Names of the folders directly below `prefix`. @throws {Failure} 1 in one line */
  async folders(prefix: string): Promise<readonly string[]> {
    const pages = await this.pages(prefix, '/');
    return pages.flatMap(({ CommonPrefixes = [] }) =>
      CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(prefix.length, -1)),
    );
  }

  /** SHA-256 that an object was sent with, hex; undefined for one that came without. @throws {Failure} 1 in one line */
  digestSent(key: string): Promise<string | undefined> {
    return this.asking(key, async () => {
      const { TagSet = [] } = await this.client.send(new GetObjectTaggingCommand({ Bucket: this.name, Key: key }));
      return TagSet.find(({ Key }) => Key === digestTag)?.Value;
    });
  }

  /** A manifest, the one object that a publisher may read. @throws {Failure} 1 in one line */
  text(key: string): Promise<string> {
    return this.asking(key, async () => {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.name, Key: key }));
      return (await Body?.transformToString('utf8')) ?? '';
    });
  }

  /** SHA-256 of an object's bytes, hex, by reading them all, as readers may. @throws {Failure} 1 in one line */
  digest(key: string): Promise<string> {
    return this.asking(key, async () => {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.name, Key: key }));
      const hash = createHash('sha256');
      for await (const chunk of Body as AsyncIterable<Uint8Array>) hash.update(chunk);
      return hash.digest('hex');
    });
  }

  /**
   * Puts an object where there is none, with its checksum, which S3 compares; the bucket's default encrypts it.
   *
   * @param sha256 base64
   * @param metadata kept with it, as it is @default none
   * @returns false when there is one already, which stays as it is
   */
  putNew(key: string, body: Uint8Array, sha256: string, metadata: Record<string, string> = {}): Promise<boolean> {
    const sent = {
      Bucket: this.name,
      Key: key,
      Body: body,
      ChecksumAlgorithm: 'SHA256',
      ChecksumSHA256: sha256,
      Tagging: taggedWith(sha256),
      IfNoneMatch: '*',
      Metadata: metadata,
    } as const;
    return this.unlessThere(key, () => this.client.send(new PutObjectCommand(sent)));
  }

  /** Whether a conditional write found nothing in its way (412 says that it did). @throws {Failure} 1 in one line for any other refusal */
  async unlessThere(key: string, write: () => Promise<unknown>): Promise<boolean> {
    return this.asking(key, async () => {
      try {
        await write();
        return true;
      } catch (error) {
        if (statusOf(error) === 412) return false;
        throw error;
      }
    });
  }

  /** Asks S3 for something about `key`, and puts what it refuses in one line. */
  async asking<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      throw storeFailure(error, `s3://${this.name}${key === '' ? '' : `/${key}`}`);
    }
  }

  private pages(prefix: string, delimiter: string | undefined): Promise<readonly ListObjectsV2CommandOutput[]> {
    return this.asking(prefix, async () => {
      const pages: ListObjectsV2CommandOutput[] = [];
      let from: string | undefined;
      do {
        const page: ListObjectsV2CommandOutput = await this.client.send(
          new ListObjectsV2Command({
            Bucket: this.name,
            Prefix: prefix,
            Delimiter: delimiter,
            ContinuationToken: from,
          }),
        );
        pages.push(page);
        from = page.NextContinuationToken;
      } while (from !== undefined);
      return pages;
    });
  }
}

/** Emulators serve buckets as paths of one host; S3 itself, by their own host names. */
function defaultClient(region?: string): S3Client {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = process.env;
  const forcePathStyle = (AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) !== undefined;
  return new S3Client({ ...(region === undefined ? {} : { region }), followRegionRedirects: true, forcePathStyle });
}

/**
 * The bucket of an address.
 *
 * @param region of the bucket; @default what the SDK finds
 * @throws {Failure} 2 when the address is not `s3://<bucket>`
 */
export function bucketAt(address: string, region?: string): ModelBucket {
  const [, name] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(address) ?? [];
  if (name === undefined) throw new Failure(`--store is "${address}": write s3://BUCKET, with no folder behind it`, 2);
  return new ModelBucket(name, defaultClient(region));
}
