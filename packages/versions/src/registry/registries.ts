import { ecrCredentials, ecrRegistry } from './ecr-credentials';
import { Registry } from './registry';
import type { ConnectionOptions } from './registry-connection';

/** Registries by host, each with one connection; those of ECR with the credentials of the shell. */
export class Registries {
  private readonly known = new Map<string, Registry>();

  constructor(private readonly options: Omit<ConnectionOptions, 'credentials'> = {}) {}

  /** The registry at `host`. */
  at(host: string): Registry {
    const known = this.known.get(host) ?? this.connect(host);
    this.known.set(host, known);
    return known;
  }

  private connect(host: string): Registry {
    const ecr = ecrRegistry(host);
    return new Registry(host, {
      ...this.options,
      ...(ecr === undefined ? {} : { credentials: async () => ecrCredentials(ecr) }),
    });
  }
}
