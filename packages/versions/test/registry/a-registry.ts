import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { digestOf } from '../../src/registry/manifest';

interface Stored {
  readonly bytes: Buffer;
  readonly type: string;
}

/** How a registry behaves. */
export interface Behaviour {
  /** Wants a token, which it hands out itself. @default false */
  readonly token?: boolean;
  /** Host that hands its tokens out. @default the registry itself */
  readonly tokenHost?: string;
  /** `user:password` that it wants, as ECR does. @default none */
  readonly basic?: string;
  /** Refuses that many requests for manifests with 429 first. @default 0 */
  readonly busy?: number;
  /** Seconds in `Retry-After` of these. @default '0' */
  readonly retryAfter?: string;
  /** Digest that it claims for every manifest that it sends. @default the right one */
  readonly claims?: string;
  /** Has these repositories alone, and makes none on a push, as ECR. @default takes any */
  readonly repositories?: readonly string[];
  /** Refuses to store under any tag, as ECR does under one that exists. @default false */
  readonly refusesTags?: boolean;
  /** Is told of each blob that is being uploaded, before it is stored. */
  readonly uploading?: (count: number) => void;
}

/**
 * A stand-in for a registry, on a loopback port: as much of the OCI distribution API as the client uses, kept in memory. It is no registry: it was
 * written from the specification by the same hand as the client, and tried against nothing else.
 */
export class ARegistry {
  /** `<method> <path>` of every request. */
  readonly asked: string[] = [];
  readonly authorizations: (string | undefined)[] = [];
  private readonly manifests = new Map<string, Stored>();
  private readonly blobs = new Map<string, Buffer>();
  private refused = 0;
  private uploads = 0;

  private constructor(
    private readonly server: Server,
    private behaviour: Behaviour,
  ) {
    this.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(behaviour: Behaviour = {}): Promise<ARegistry> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const registry = new ARegistry(server, behaviour);
    server.on('request', (request, response) => void registry.answer(request, response));
    return registry;
  }

  /** Host and port. */
  readonly host: string;

  behave(behaviour: Behaviour): void {
    this.behaviour = behaviour;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Stores a manifest under its digest and a tag. @returns the digest */
  put(repository: string, tag: string | undefined, document: object, type: string): string {
    const bytes = Buffer.from(JSON.stringify(document));
    const digest = digestOf(bytes);
    for (const reference of [digest, ...(tag === undefined ? [] : [tag])])
      this.manifests.set(`${repository} ${reference}`, { bytes, type });
    return digest;
  }

  /** Stores a blob under the digest of its text; `instead` is what is sent for it. */
  putBlob(repository: string, text: string, instead = text): { digest: string; size: number } {
    const digest = digestOf(Buffer.from(text));
    this.blobs.set(`${repository} ${digest}`, Buffer.from(instead));
    return { digest, size: text.length };
  }

  /** Stores an image for one platform. */
  putImage(repository: string, tag: string | undefined, architecture: string, layers: readonly string[]): string {
    const config = this.putBlob(repository, JSON.stringify({ os: 'linux', architecture, layers }));
    const document = { schemaVersion: 2, config, layers: layers.map((layer) => this.putBlob(repository, layer)) };
    return this.put(repository, tag, document, 'application/vnd.oci.image.manifest.v1+json');
  }

  /** Stores an image for two platforms. @returns the digest of its index */
  putIndex(repository: string, tag: string, architectures: readonly string[] = ['amd64', 'arm64']): string {
    const manifests = architectures.map((architecture) => {
      const digest = this.putImage(repository, undefined, architecture, [
        'shared by both',
        `program of ${architecture}`,
      ]);
      return { digest, size: 1, platform: { os: 'linux', architecture } };
    });
    return this.put(repository, tag, { schemaVersion: 2, manifests }, 'application/vnd.oci.image.index.v1+json');
  }

  /** Digest of what is stored under a tag or digest. */
  digest(repository: string, reference: string): string | undefined {
    const stored = this.manifests.get(`${repository} ${reference}`);
    return stored && digestOf(stored.bytes);
  }

  blobsOf(repository: string): string[] {
    return [...this.blobs.keys()]
      .filter((key) => key.startsWith(`${repository} `))
      .map((key) => key.split(' ')[1] ?? '')
      .sort();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    this.asked.push(`${method} ${url}`);
    this.authorizations.push(request.headers.authorization);
    if (url.startsWith('/token')) return void response.end(JSON.stringify({ token: 'of-a-minute' }));
    if (!this.admits(request)) return void this.challenge(response);
    const [, repository = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^?]*)/.exec(url) ?? [];
    if (this.behaviour.repositories?.includes(repository) === false)
      return void this.refuse(response, 404, 'NAME_UNKNOWN');
    if (kind === 'manifests') return this.manifest(request, response, repository, reference);
    if (kind === 'tags') return void response.end(JSON.stringify({ tags: this.tags(repository) }));
    return this.blob(request, response, repository, reference);
  }

  private admits({ headers: { authorization } }: IncomingMessage): boolean {
    const { token, basic } = this.behaviour;
    if (token === true) return authorization === 'Bearer of-a-minute';
    return basic === undefined || authorization === `Basic ${Buffer.from(basic).toString('base64')}`;
  }

  private challenge(response: ServerResponse): ServerResponse {
    const bearer = `Bearer realm="http://${this.behaviour.tokenHost ?? this.host}/token",service="a-registry",scope="repository:a:pull"`;
    response.setHeader('www-authenticate', this.behaviour.token === true ? bearer : 'Basic realm="a-registry"');
    return this.refuse(response, 401, 'UNAUTHORIZED');
  }

  private refuse(response: ServerResponse, status: number, code: string): ServerResponse {
    return response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }));
  }

  private async manifest(
    request: IncomingMessage,
    response: ServerResponse,
    repository: string,
    reference: string,
  ): Promise<void> {
    const { busy = 0, retryAfter = '0', claims, refusesTags } = this.behaviour;
    if (this.refused++ < busy)
      return void this.refuse(response.setHeader('retry-after', retryAfter), 429, 'TOOMANYREQUESTS');
    if (request.method === 'PUT') {
      const bytes = await received(request);
      if (refusesTags === true && !reference.includes(':')) return void this.refuse(response, 400, 'TAG_INVALID');
      for (const each of [reference, digestOf(bytes)])
        this.manifests.set(`${repository} ${each}`, { bytes, type: request.headers['content-type'] ?? '' });
      return void response.writeHead(201, { 'docker-content-digest': digestOf(bytes) }).end();
    }
    const stored = this.manifests.get(`${repository} ${reference}`);
    if (stored === undefined) return void this.refuse(response, 404, 'MANIFEST_UNKNOWN');
    response.writeHead(200, { 'content-type': stored.type, 'docker-content-digest': claims ?? digestOf(stored.bytes) });
    response.end(request.method === 'HEAD' ? undefined : stored.bytes);
  }

  private async blob(
    request: IncomingMessage,
    response: ServerResponse,
    repository: string,
    reference: string,
  ): Promise<void> {
    if (request.method === 'POST')
      return void response.writeHead(202, { location: `/v2/${repository}/blobs/uploads/1?state=x` }).end();
    if (request.method === 'PUT') return this.store(request, response, repository);
    const bytes = this.blobs.get(`${repository} ${reference}`);
    if (bytes === undefined) return void this.refuse(response, 404, 'BLOB_UNKNOWN');
    response.writeHead(200, { 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
  }

  /** Keeps nothing of an upload that broke off, or whose bytes are not those of its digest. */
  private async store(request: IncomingMessage, response: ServerResponse, repository: string): Promise<void> {
    this.behaviour.uploading?.(++this.uploads);
    const bytes = await received(request).catch(() => undefined);
    if (bytes === undefined) return;
    const digest = new URL(request.url ?? '', 'http://registry').searchParams.get('digest');
    if (digestOf(bytes) !== digest || Number(request.headers['content-length']) !== bytes.length)
      return void this.refuse(response, 400, 'DIGEST_INVALID');
    this.blobs.set(`${repository} ${digest}`, bytes);
    response.writeHead(201).end();
  }

  private tags(repository: string): string[] {
    return [...this.manifests.keys()].flatMap((key) =>
      key.startsWith(`${repository} `) && !key.includes('sha256:') ? [key.split(' ')[1] ?? ''] : [],
    );
  }
}

async function received(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
