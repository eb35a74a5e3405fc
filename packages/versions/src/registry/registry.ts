import { limitedBytes, limits } from './limited-bytes';
import { type Descriptor, type Manifest, manifestTypes, readManifest } from './manifest';
import { type ConnectionOptions, RegistryConnection } from './registry-connection';
import { RegistryError } from './registry-error';

/** A registry of images, by its API (OCI distribution specification 1.1). What is read is checked against its digest. */
export class Registry {
  private readonly connection: RegistryConnection;

  /** @param host as images name it, with its port: `docker.io`, `localhost:5000` */
  constructor(
    readonly host: string,
    options: ConnectionOptions = {},
  ) {
    this.connection = new RegistryConnection(host, options);
  }

  /**
   * The manifest under a tag or a digest.
   *
   * @throws RegistryError when there is none, and when its bytes have another digest than was asked for or than the registry says
   */
  async manifest(repository: string, reference: string): Promise<Manifest> {
    const what = nameOf(repository, reference);
    const headers = { accept: manifestTypes.join(', ') };
    const response = await this.connection.send({
      method: 'GET',
      path: `/v2/${repository}/manifests/${reference}`,
      headers,
      what,
    });
    const manifest = readManifest(
      await limitedBytes(this.host, what, response, limits.manifest),
      mediaTypeOf(response),
    );
    const claims = [response.headers.get('docker-content-digest'), reference.includes(':') ? reference : null];
    const wrong = claims.find((claim) => claim !== null && claim !== manifest.digest);
    if (wrong)
      throw new RegistryError(this.host, `sent ${manifest.digest} for ${what}, and calls it ${wrong}`, response.status);
    return manifest;
  }

  /** Digest that a tag or digest has there, as the registry says; undefined when there is nothing. */
  async digest(repository: string, reference: string): Promise<string | undefined> {
    const request = {
      method: 'HEAD',
      path: `/v2/${repository}/manifests/${reference}`,
      headers: { accept: manifestTypes.join(', ') },
    } as const;
    const response = await this.connection.send({ ...request, what: nameOf(repository, reference), expected: [404] });
    return response.status === 404
      ? undefined
      : (response.headers.get('docker-content-digest') ?? (await this.manifest(repository, reference)).digest);
  }

  /** The first tags of a repository, in the registry's order; a registry may tell the rest on further pages, which are not asked for. */
  async tags(repository: string): Promise<readonly string[]> {
    const what = `the tags of ${repository}`;
    const response = await this.connection.send({ method: 'GET', path: `/v2/${repository}/tags/list?n=1000`, what });
    const text = await limitedBytes(this.host, what, response, limits.tags);
    const { tags } = JSON.parse(text.toString()) as { readonly tags?: readonly string[] | null };
    return tags ?? [];
  }

  /** Whether a layer or configuration is there. */
  async hasBlob(repository: string, { digest }: Descriptor): Promise<boolean> {
    const response = await this.connection.send({
      method: 'HEAD',
      path: `/v2/${repository}/blobs/${digest}`,
      what: nameOf(repository, digest),
      expected: [404],
    });
    return response.ok;
  }

  /** A layer or configuration; whoever reads it checks its digest. */
  async readBlob(repository: string, { digest }: Descriptor): Promise<ReadableStream<Uint8Array>> {
    const response = await this.connection.send({
      method: 'GET',
      path: `/v2/${repository}/blobs/${digest}`,
      what: nameOf(repository, digest),
    });
    if (response.body === null)
      throw new RegistryError(this.host, `sent nothing for ${nameOf(repository, digest)}`, response.status);
    return response.body;
  }

  /**
   * Uploads a layer or configuration in one piece after asking where to, as containerd does, which every registry takes. The registry checks the
   * digest before anybody can read it, so that what breaks off leaves nothing.
   *
   * @param open begins to read it, anew for each attempt
   */
  async writeBlob(
    repository: string,
    { digest, size }: Descriptor,
    open: () => Promise<ReadableStream<Uint8Array>>,
  ): Promise<void> {
    const what = nameOf(repository, digest);
    const begun = await this.connection.send({
      method: 'POST',
      path: `/v2/${repository}/blobs/uploads/`,
      what: `an upload to ${repository}`,
    });
    const location = begun.headers.get('location');
    if (location === null) throw new RegistryError(this.host, `did not say where to upload ${what}`, begun.status);
    const path = `${location}${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
    await this.connection.send({ method: 'PUT', path, headers, body: open, what });
  }

  /** Stores a manifest under a tag or its digest. @throws RegistryError also when the registry computed another digest */
  async writeManifest(repository: string, reference: string, { bytes, digest, mediaType }: Manifest): Promise<void> {
    const what = nameOf(repository, reference);
    const body = async () => new Uint8Array(bytes);
    const response = await this.connection.send({
      method: 'PUT',
      path: `/v2/${repository}/manifests/${reference}`,
      headers: { 'content-type': mediaType },
      body,
      what,
    });
    const stored = response.headers.get('docker-content-digest') ?? digest;
    if (stored !== digest)
      throw new RegistryError(this.host, `stored ${what} as ${stored} instead of ${digest}`, response.status);
  }
}

function nameOf(repository: string, reference: string): string {
  return `${repository}${reference.includes(':') ? '@' : ':'}${reference}`;
}

function mediaTypeOf(response: Response): string {
  return (response.headers.get('content-type') ?? manifestTypes[2]).split(';')[0]?.trim() ?? manifestTypes[2];
}
