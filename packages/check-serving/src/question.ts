import { modelServerPorts } from '@spot-serving/core/numbers';

/** bash and coreutils are what ModelServer's image has (serving 1.1). */
const script =
  'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET %s HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n" "$2" >&3 && head -n 1 <&3';

/**
 * The command that asks a server from within its own container, by kubectl's exec, and prints the first line of its answer.
 *
 * The API server's proxy would do it without a shell, but comes from the control plane, which neither the nodes' security group nor the pods'
 * network policy lets in.
 */
export function question(path: string, port: number = modelServerPorts.rest): string[] {
  return ['timeout', '10', '/bin/bash', '-c', script, 'check-serving', String(port), path];
}

/** Whether that line says that the version can be used. */
export function isYes(line: string): boolean {
  return /^HTTP\/1\.[01] 200\b/.test(line);
}
