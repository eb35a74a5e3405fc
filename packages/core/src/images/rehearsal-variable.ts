/** The digest of no image, by which rehearsals name what nobody has looked up yet. */
export const placeholderDigest = `sha256:${'0'.repeat(64)}`;

/** Environment variable that tells an app that it is synthesized to be rehearsed, and never to be deployed. */
export const rehearsalVariable = 'SPOT_SERVING_REHEARSAL';

/** The environment of a process that synthesizes an app for a rehearsal, a forecast or a test. */
export function forRehearsal(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, [rehearsalVariable]: 'yes' };
}
