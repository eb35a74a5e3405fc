import { type Emulator, startEmulator } from '@spot-serving/emulator';

const signed =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';

/** A bucket for states, in moto. */
export class EmulatedStates {
  private constructor(private readonly emulator: Emulator) {}

  static async start(): Promise<EmulatedStates> {
    const states = new EmulatedStates(await startEmulator());
    await states.ask('PUT', '');
    return states;
  }

  /** What leads Terraform's S3 backend, and every AWS client, here. */
  get variables(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_REGION: 'eu-west-1',
    };
  }

  /** The backend of a stack, as cdktf writes it. */
  backend(stack: string): {
    readonly bucket: string;
    readonly key: string;
    readonly region: string;
    readonly use_lockfile: boolean;
  } {
    return { bucket: 'states', key: `${stack}.tfstate`, region: 'eu-west-1', use_lockfile: true };
  }

  /** The object beside a stack's state that is there while its lock is held, as Terraform writes it. */
  async lock(stack: string, who: string, id: string): Promise<void> {
    const lock = {
      ID: id,
      Operation: 'OperationTypeApply',
      Info: '',
      Who: who,
      Version: '1.11.4',
      Created: '2026-11-22T10:00:00Z',
      Path: `states/${stack}.tfstate`,
    };
    await this.ask('PUT', `/${stack}.tfstate.tflock`, JSON.stringify(lock));
  }

  async unlock(stack: string): Promise<void> {
    await this.ask('DELETE', `/${stack}.tfstate.tflock`);
  }

  async isLocked(stack: string): Promise<boolean> {
    return (await this.send('HEAD', `/${stack}.tfstate.tflock`)).ok;
  }

  /** Makes another bucket, with a tag `app`. */
  async tagBucket(bucket: string, app: string): Promise<void> {
    const headers = { authorization: signed, 'content-type': 'application/xml' };
    const tagging = `<Tagging><TagSet><Tag><Key>app</Key><Value>${app}</Value></Tag></TagSet></Tagging>`;
    await fetch(`${this.emulator.endpoint}/${bucket}`, { method: 'PUT', headers });
    await fetch(`${this.emulator.endpoint}/${bucket}?tagging`, { method: 'PUT', headers, body: tagging });
  }

  async close(): Promise<void> {
    await this.emulator.close();
  }

  private async ask(method: string, path: string, body?: string): Promise<void> {
    const response = await this.send(method, path, body);
    if (!response.ok)
      throw new Error(`the emulator answered ${method} ${path} with ${response.status}: ${await response.text()}`);
  }

  private send(method: string, path: string, body?: string): Promise<Response> {
    return fetch(`${this.emulator.endpoint}/states${path}`, {
      method,
      body,
      headers: { authorization: signed, 'content-type': 'application/xml' },
    });
  }
}
