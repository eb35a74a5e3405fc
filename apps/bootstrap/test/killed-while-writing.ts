import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Runs `terraform init -migrate-state` in `folder`, and kills it in the moment when it writes the object whose path ends with `key`, which never
 * arrives. Everything else goes through to the S3 that `variables` lead to.
 *
 * @returns the signal that ended Terraform; `null` when it ended by itself
 */
export async function killedWhileWriting(
  variables: NodeJS.ProcessEnv,
  folder: string,
  key: string,
): Promise<NodeJS.Signals | null> {
  const upstream = new URL(variables.AWS_ENDPOINT_URL ?? '');
  let kill: () => void = () => undefined;
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path = '/', headers } = incoming;
    if (method === 'PUT' && path.split('?')[0]?.endsWith(key)) return kill();
    const onwards = request({ host: upstream.hostname, port: upstream.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onwards);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = proxy.address() as AddressInfo;
    const env = { ...variables, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
    const terraform = spawn('terraform', ['init', '-migrate-state', '-force-copy'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
    kill = () => void terraform.kill('SIGKILL');
    const [, signal] = (await once(terraform, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal;
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}
