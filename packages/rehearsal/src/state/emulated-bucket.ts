const versioned =
  '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>';

/** The emulator wants to know who asks and where, and checks no signature. */
const signed =
  'AWS4-HMAC-SHA256 Credential=rehearsal/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';

/** A bucket of the emulator. */
export class EmulatedBucket {
  private readonly address: string;

  /** @param endpoint of the emulator */
  constructor(
    endpoint: string,
    readonly name: string,
  ) {
    this.address = `${endpoint}/${name}`;
  }

  /** Makes it, with versioning on; one that exists stays as it is. */
  async make(): Promise<void> {
    await this.ask('PUT', '');
    await this.ask('PUT', '?versioning', versioned);
  }

  async put(key: string, body: string): Promise<void> {
    await this.ask('PUT', objectPath(key), body);
  }

  async delete(key: string): Promise<void> {
    await this.ask('DELETE', objectPath(key));
  }

  async has(key: string): Promise<boolean> {
    return (await fetch(this.address + objectPath(key), { method: 'HEAD', headers: { authorization: signed } })).ok;
  }

  /** Number of versions of an object that were ever written; deletions do not count. */
  async versions(key: string): Promise<number> {
    const listing = await this.ask('GET', `?versions&prefix=${encodeURIComponent(key)}`);
    return listing.match(/<Version>/g)?.length ?? 0;
  }

  private async ask(method: string, path: string, body?: string): Promise<string> {
    const response = await fetch(this.address + path, {
      method,
      body,
      headers: { authorization: signed, 'content-type': 'application/xml' },
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`the AWS emulator answered ${method} ${this.name}${path} with ${response.status}: ${text}`);
    return text;
  }
}

function objectPath(key: string): string {
  return `/${key.split('/').map(encodeURIComponent).join('/')}`;
}
