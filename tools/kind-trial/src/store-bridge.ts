import { connect, createServer } from 'node:net';

/** A way to the emulator from another network of this machine. */
export interface Bridge {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Passes connections at an address of this machine on to one of its loopback ports: the emulator serves nobody but this machine, and pods of kind are
 * behind a bridge of Docker's.
 *
 * @param host address to listen at
 * @param target the loopback port
 */
export async function bridge(host: string, target: number): Promise<Bridge> {
  const server = createServer((client) => {
    const onward = connect(target, '127.0.0.1');
    client.pipe(onward).pipe(client);
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bridge has no port');
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/**
 * The IPv4 gateway of a Docker network, which is this machine as its containers see it.
 *
 * @param ipam `.IPAM.Config` of `docker network inspect`
 * @throws {Error} when it has none
 */
export function gatewayOf(ipam: string): string {
  const config = JSON.parse(ipam) as readonly { readonly Gateway?: string }[];
  const gateway = config.map(({ Gateway = '' }) => Gateway).find((address) => /^\d+(\.\d+){3}$/.test(address));
  if (gateway === undefined) throw new Error(`the network of kind has no IPv4 gateway: ${ipam}`);
  return gateway;
}
