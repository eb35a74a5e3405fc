import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'scripts');

/** Text of `load-model.sh`, the loader's init container. Hand it to Terraform through {@link literalText}. */
export function loaderScript(): string {
  return script('load-model.sh');
}

/** Text of `serve.sh`, PID 1 of the server's container. Hand it to Terraform through {@link literalText}. */
export function serveScript(): string {
  return script('serve.sh');
}

/** Text of `drain.sh`, the server's preStop command. Hand it to Terraform through {@link literalText}. */
export function drainScript(): string {
  return script('drain.sh');
}

function script(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
