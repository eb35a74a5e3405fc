/** The emulator wants to know who asks and where, and checks no signature. */
const signed =
  'AWS4-HMAC-SHA256 Credential=rehearsal/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';

/** A bucket of an emulated S3, which can be lost with its region, and be there again as it was. */
export class Bucket {
  private kept: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly endpoint: string,
    readonly name: string,
  ) {}

  async make(): Promise<void> {
    await this.ask('PUT', '');
    for (const [key, content] of this.kept) await this.ask('PUT', `/${key}`, content);
  }

  /** Its objects are kept here, for {@link make} to bring them back. */
  async lose(): Promise<void> {
    const keys = await this.keys();
    this.kept = new Map(await Promise.all(keys.map(async (key) => [key, await this.ask('GET', `/${key}`)] as const)));
    for (const key of keys) await this.ask('DELETE', `/${key}`);
    await this.ask('DELETE', '');
  }

  async keys(): Promise<readonly string[]> {
    return [...(await this.ask('GET', '?list-type=2')).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
  }

  private async ask(method: string, path: string, body?: string): Promise<string> {
    const answer = await fetch(`${this.endpoint}/${this.name}${path}`, {
      method,
      body,
      headers: { authorization: signed },
    });
    if (!answer.ok) throw new Error(`${method} ${this.name}${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }
}
