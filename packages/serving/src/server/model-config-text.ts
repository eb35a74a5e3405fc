import type { ModelServerProps } from './model-server-props';
import { protoString } from './proto-text';

/**
 * The `ModelServerConfig` of one model in protobuf's text format (model_server_config.proto): exactly one version, which ModelServer then
 * looks for instead of listing the folder.
 */
export function modelConfigText({
  model,
  basePath,
  version,
  labels = {},
}: Pick<ModelServerProps, 'model' | 'basePath' | 'version' | 'labels'>): string {
  return [
    'model_config_list {',
    '  config {',
    `    name: ${protoString(model)}`,
    `    base_path: ${protoString(basePath)}`,
    '    model_platform: "tensorflow"',
    `    model_version_policy { specific { versions: ${version} } }`,
    ...Object.entries(labels).map(
      ([label, labelled]) => `    version_labels { key: ${protoString(label)} value: ${labelled} }`,
    ),
    '  }',
    '}',
    '',
  ].join('\n');
}
