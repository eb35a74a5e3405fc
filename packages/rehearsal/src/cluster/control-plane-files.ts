import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who signs in with a token of its own. */
const users = {
  admin: { name: 'conformance', group: 'system:masters' },
  controllers: { name: 'system:kube-controller-manager', group: 'system:authenticated' },
} as const;

/** Who may be at the API server of a control plane that this process started. */
export type User = keyof typeof users;

/** Files of a control plane that lives as long as its folder. */
export class ControlPlaneFiles {
  private readonly tokens: Readonly<Record<User, string>> = { admin: randomToken(), controllers: randomToken() };

  /**
   * Writes keys and tokens: an RSA key that signs the tokens of service accounts, and a token for each user.
   *
   * @param folder empty, and nobody else's
   */
  constructor(readonly folder: string) {
    for (const name of ['etcd', 'certificates', 'logs']) mkdirSync(join(folder, name));
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    this.write('accounts.key', privateKey);
    this.write('accounts.pub', publicKey);
    const lines = (Object.keys(users) as User[]).map(
      (user) => `${this.tokens[user]},${users[user].name},${user},${users[user].group}`,
    );
    this.write('tokens.csv', `${lines.join('\n')}\n`);
  }

  /** Absolute path of a file or folder in it. */
  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /**
   * Writes a kubeconfig that trusts the certificate which the API server made for itself.
   *
   * @returns its absolute path; its only context is `conformance`
   */
  kubeconfig(user: User, server: string): string {
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'conformance',
          cluster: { server, 'certificate-authority': this.path('certificates', 'apiserver.crt') },
        },
      ],
      users: [{ name: user, user: { token: this.tokens[user] } }],
      contexts: [{ name: 'conformance', context: { cluster: 'conformance', user } }],
      'current-context': 'conformance',
    };
    return this.write(`${user}.kubeconfig`, JSON.stringify(config));
  }

  private write(name: string, text: string): string {
    const file = this.path(name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }
}

function randomToken(): string {
  return randomBytes(24).toString('hex');
}
