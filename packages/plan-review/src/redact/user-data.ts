import { isObject, type Json, type JsonObject, objectOf } from '../plan/json';
import { structureOf } from '../plan/structure';
import type { Place } from './place';

/** Types whose `user_data` nodes of EKS start with. */
const types = /^aws_(?:launch_template|launch_configuration|instance)$/;

/** How a NodeConfig begins once it was taken out: only this module writes so. */
const takenOut = '{"NodeConfig":';

/** Whether a place is the user data of machines. */
export function isUserData({ type, key, depth }: Place): boolean {
  return depth === 1 && /^user_data(?:_base64)?$/.test(key) && types.test(type);
}

/**
 * What the user data of a node of EKS says in its NodeConfig (nodeadm, "API reference": node.eks.aws/v1alpha1), and all else of it under `user_data`, by
 * which name it is hidden: scripts, and the settings of containerd, where passwords of registries are. Undefined of user data without one.
 *
 * @param text MIME, in base64 or not, or what this gave before as JSON
 */
export function userDataOf(text: string): JsonObject | undefined {
  if (text.startsWith(takenOut)) {
    const { NodeConfig = null, user_data = null } = objectOf(structureOf(text, false));
    return { NodeConfig, user_data };
  }
  const parts = partsOf(decoded(text));
  const configs = parts.flatMap(({ type, body }) => {
    const config = type === 'application/node.eks.aws' ? structureOf(body, true) : undefined;
    return isObject(config) ? [config] : [];
  });
  const [config] = configs;
  if (config === undefined || configs.length > 1) return undefined;
  const { containerd, ...spec } = objectOf(config.spec);
  const rest = parts.filter(({ type }) => type !== 'application/node.eks.aws').map(({ body }) => body);
  const hidden: readonly Json[] = [...rest, ...(containerd === undefined ? [] : [containerd])];
  return { NodeConfig: { ...config, spec }, ...(hidden.length > 0 ? { user_data: hidden } : {}) };
}

function decoded(text: string): string {
  return /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** The parts of a MIME text, each with its type. */
function partsOf(text: string): readonly { readonly type: string; readonly body: string }[] {
  const boundary = /^Content-Type:\s*multipart\/\w+;\s*boundary="?([^"\s;]+)"?/im.exec(text)?.[1];
  if (boundary === undefined) return [];
  return text
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => {
      const [head = '', ...body] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
      return { type: /^Content-Type:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? '', body: body.join('\n\n') };
    });
}
