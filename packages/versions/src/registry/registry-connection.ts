import { parseChallenge } from './challenge';
import { limitedBytes, limits } from './limited-bytes';
import { type Patience, patient, waitBefore } from './patience';
import { refusal } from './refusal';
import { registryAddress } from './registry-address';
import { RegistryError } from './registry-error';
import { isSafeRedirect, mostRedirects } from './safe-redirect';
import { isTokenHost } from './token-hosts';

/** How to talk to a registry. */
export interface ConnectionOptions {
  /** `user:password` in base64, for a registry that wants it; it goes to that registry's host alone. @default anonymous */
  readonly credentials?: () => Promise<string>;
  /** @default five attempts */
  readonly patience?: Patience;
  /** Ends what is under way. @default nothing does */
  readonly signal?: AbortSignal;
}

/** A request to a registry. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Path and query below the registry's address, or an address that the registry itself named. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the body, anew for each attempt. @default none */
  readonly body?: () => Promise<NonNullable<RequestInit['body']>>;
  /** What is asked for, for messages: `tensorflow/serving:2.19.1`. */
  readonly what: string;
  /** Statuses to hand back, beside those of success. @default none - they are errors */
  readonly expected?: readonly number[];
}

/** Sends requests to one registry: answers its challenge for a token, waits when it says so, and turns what is left into errors. */
export class RegistryConnection {
  private readonly address: string;
  private authorization: Readonly<Record<string, string>> = {};

  /** @param host as images name it, with its port: `docker.io`, `localhost:5000` */
  constructor(
    readonly host: string,
    private readonly options: ConnectionOptions = {},
  ) {
    this.address = registryAddress(host);
  }

  /** @throws RegistryError for a refusal, after waiting and asking again where that may help, and when nothing answers */
  async send(request: RegistryRequest): Promise<Response> {
    const { attempts, wait } = this.options.patience ?? patient;
    for (let attempt = 0; ; attempt++) {
      const answer = await this.authorized(request).catch((error: unknown) => this.unreachable(error));
      const response = answer instanceof RegistryError ? undefined : answer;
      if (response !== undefined && (response.ok || request.expected?.includes(response.status) === true))
        return response;
      const pause = waitBefore(attempt, response);
      if (pause === undefined || attempt + 1 >= attempts)
        throw answer instanceof RegistryError ? answer : await refusal(this.host, request.what, answer);
      await response?.body?.cancel();
      await wait(pause);
    }
  }

  /** Asks; when the registry wants to know who asks, finds that out and asks again, once: a token lives some minutes. */
  private async authorized(request: RegistryRequest): Promise<Response> {
    const response = await this.ask(request);
    const header = response.headers.get('www-authenticate');
    if (response.status !== 401 || header === null) return response;
    await response.body?.cancel();
    this.authorization = await this.answerTo(header);
    return this.ask(request);
  }

  private async ask({ method, path, headers, body }: RegistryRequest): Promise<Response> {
    let url = this.checked(new URL(path, this.address));
    for (let redirects = 0; ; redirects++) {
      const own = url.origin === this.address ? this.authorization : {};
      const sent = body === undefined ? {} : { body: await body(), duplex: 'half' as const };
      const given = {
        method,
        headers: { ...headers, ...own },
        signal: this.options.signal,
        redirect: 'manual',
        ...sent,
      } as const;
      const response = await fetch(url, given);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      await response.body?.cancel();
      if (body !== undefined || redirects >= mostRedirects)
        throw new RegistryError(
          this.host,
          `leads on from ${url.host} without end, or with what was sent`,
          response.status,
        );
      url = this.checked(new URL(location, url));
    }
  }

  /** An address that the registry named, if it may be asked. */
  private checked(url: URL): URL {
    if (isSafeRedirect(this.address, url)) return url;
    throw new RegistryError(this.host, `leads to ${url.origin}, where nobody sends what is public`, 0);
  }

  private async answerTo(header: string): Promise<Readonly<Record<string, string>>> {
    const challenge = parseChallenge(header);
    if (challenge?.scheme === 'bearer') return { authorization: `Bearer ${await this.token(challenge)}` };
    const { credentials } = this.options;
    if (challenge === undefined || credentials === undefined)
      throw new RegistryError(this.host, 'wants a login, and none is known for it', 401);
    return { authorization: `Basic ${await credentials()}` };
  }

  /** An anonymous token: whoever hands them out is named by the registry, so that no password of ours goes there. */
  private async token({
    realm,
    query,
  }: {
    readonly realm: string;
    readonly query: Readonly<Record<string, string>>;
  }): Promise<string> {
    const url = new URL(realm);
    if (!isTokenHost(this.address, realm))
      throw new RegistryError(
        this.host,
        `names ${url.host} for tokens, which is neither its own host nor one that is known for it`,
        401,
      );
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const response = await fetch(url, { signal: this.options.signal, redirect: 'error' });
    const what = `a token from ${url.host}`;
    if (!response.ok) throw await refusal(this.host, what, response);
    const text = await limitedBytes(this.host, what, response, limits.token);
    const { token, access_token: accessToken } = JSON.parse(text.toString()) as {
      readonly token?: string;
      readonly access_token?: string;
    };
    const found = token ?? accessToken;
    if (found === undefined) throw new RegistryError(this.host, `${url.host} answered without a token`, 401);
    return found;
  }

  /** `fetch` says "fetch failed", and its cause why: with a code when the network is to blame, else it is what a body failed with. */
  private unreachable(error: unknown): RegistryError {
    this.options.signal?.throwIfAborted();
    if (error instanceof RegistryError) return error;
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    if (cause?.code === undefined) throw cause ?? error;
    return new RegistryError(this.host, `cannot be reached (${cause.code})`, 0);
  }
}
