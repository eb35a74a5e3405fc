import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { ephemeralVolume } from './claim';
import { disks } from './volume-disk';
import { configMapVolume, downwardVolume, projectedVolume, secretVolume } from './volume-files';

const emptyDir: Expander = {
  source: 'structures_pod.go expandEmptyDirVolumeSource',
  arguments: { medium: ifSet('text', { default: '' }), size_limit: ifSet('quantity') },
};

const gitRepo: Expander = {
  source: 'structures_pod.go expandGitRepoVolumeSource',
  arguments: { directory: ifSet('text'), repository: inStruct('text'), revision: ifSet('text') },
};

const claimVolume: Expander = {
  source: 'structures_pod.go expandPersistentVolumeClaimVolumeSource',
  arguments: { claim_name: inStruct('text'), read_only: ifSet('flag', { default: false }) },
};

const hostPath: Expander = {
  source: 'structure_persistent_volume_spec.go expandHostPathVolumeSource',
  arguments: { path: inStruct('text'), type: always('text') },
};

const neverSent =
  'the provider has no line that sends it in a pod: the volume arrives without a source, which is an empty directory';

/** What a pod mounts. */
export const volume: Expander = {
  source: 'structures_pod.go expandVolumes',
  arguments: {
    name: inStruct('text'),
    config_map: ifSet('block', { of: configMapVolume }),
    downward_api: ifSet('block', { of: downwardVolume, to: 'downwardAPI' }),
    empty_dir: ifSet('block', { of: emptyDir }),
    ephemeral: ifSet('block', { of: ephemeralVolume }),
    git_repo: ifSet('block', { of: gitRepo }),
    host_path: ifSet('block', { of: hostPath }),
    persistent_volume_claim: ifSet('block', { of: claimVolume }),
    projected: ifSet('block', { of: projectedVolume, several: 'first' }),
    secret: ifSet('block', { of: secretVolume }),
    ...disks,
  },
  unsent: { ceph_fs: neverSent, local: neverSent },
};
