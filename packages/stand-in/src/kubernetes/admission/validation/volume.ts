import { type Fields, fieldsOf, inEach, type Problem, unknownWord, when } from '../problem';
import { dnsLabel, formProblems } from './forms';
import { numberProblems } from './numbers';

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];
const filed = ['configMap', 'secret', 'downwardAPI', 'projected'];

/** What is wrong with a volume (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidateVolumes`). One with no source becomes an emptyDir. */
export function volumeProblems(volume: Fields): Problem[] {
  const { name, configMap, secret, hostPath } = volume;
  const sources = Object.keys(volume).filter((key) => key !== 'name');
  const { secretName } = fieldsOf(secret);
  return [
    ...when(name === undefined || name === '', 'name', name, 'name the volume'),
    ...formProblems('name', name, dnsLabel),
    ...when(sources.length > 1, '', sources, 'name one source'),
    ...when(
      configMap !== undefined && fieldsOf(configMap).name === undefined,
      'configMap.name',
      undefined,
      'name a ConfigMap',
    ),
    ...when(secret !== undefined && secretName === undefined, 'secret.secretName', undefined, 'name a Secret'),
    ...when(hostPath !== undefined && fieldsOf(hostPath).path === '', 'hostPath.path', '', 'name a path'),
    ...unknownWord('hostPath.type', fieldsOf(hostPath).type, hostPathTypes),
    ...filed.flatMap((source) => fileProblems(source, fieldsOf(volume[source]))),
  ];
}

function fileProblems(source: string, { defaultMode, items }: Fields): Problem[] {
  return [
    ...numberProblems(`${source}.defaultMode`, defaultMode, 0, 0o777),
    ...inEach(`${source}.items`, items, ({ path }) =>
      when(
        typeof path === 'string' && (path.startsWith('/') || path.split('/').includes('..')),
        'path',
        path,
        'name a path below the volume',
      ),
    ),
  ];
}
