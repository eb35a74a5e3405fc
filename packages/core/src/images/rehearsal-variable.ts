/** The digest of no image, by which rehearsals name what nobody has looked up yet; 64 digits, as SHA-256 has (OCI image specification, "Digests"). */
export const placeholderDigest = `sha256:${'0'.repeat(64)}`;

/** Blocks of nothing (RFC 5737), by which rehearsals name those of S3 that nobody has looked up yet. */
export const placeholderCidrs: readonly string[] = ['192.0.2.0/24'];

/** Environment variable that tells an app that it is synthesized to be rehearsed, and never to be deployed. */
export const rehearsalVariable = 'SPOT_SERVING_REHEARSAL';

/** The environment of a process that synthesizes an app for a rehearsal, a forecast or a test. */
export function forRehearsal(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, [rehearsalVariable]: 'yes' };
}
