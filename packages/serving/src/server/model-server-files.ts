import { batchingParametersText } from './batching-parameters-text';
import { modelConfigText } from './model-config-text';
import type { ModelServerProps } from './model-server-props';
import { monitoringConfigText } from './monitoring-config-text';
import { serverSettings } from './server-settings';

/** Names of the files in the configuration folder. */
export const modelServerFileNames = {
  models: 'models.config',
  monitoring: 'monitoring.config',
  batching: 'batching.config',
} as const;

/** The files that {@link modelServerArguments} name, by their name in `configFolder`: protobuf text. Batching only where it is asked for. */
export function modelServerFiles(props: ModelServerProps): Record<string, string> {
  const { models, monitoring, batching } = modelServerFileNames;
  const { batches } = serverSettings(props);
  return {
    [models]: modelConfigText(props),
    [monitoring]: monitoringConfigText(),
    ...(batches ? { [batching]: batchingParametersText(batches) } : {}),
  };
}
