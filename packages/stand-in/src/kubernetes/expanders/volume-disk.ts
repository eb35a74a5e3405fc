import { always, type Argument, ifSet, inStruct } from '../translate/expander';
import { named } from './reference';

const disk = { fs_type: ifSet('text'), read_only: ifSet('flag') };
const secret_ref = ifSet('block', {
  of: {
    ...named('structures.go expandLocalObjectReference'),
    unsent: { namespace: 'the secret is looked for in the namespace of the pod' },
  },
});

const source = (name: string, args: Record<string, Argument>, unsent: Record<string, string> = {}): Argument =>
  ifSet('block', {
    of: { source: `structure_persistent_volume_spec.go expand${name}VolumeSource`, arguments: args, unsent },
  });

/** Disks and file systems of clouds and of storage makers, by the name of their block in a volume. */
export const disks: Record<string, Argument> = {
  aws_elastic_block_store: source('AWSElasticBlockStore', {
    ...disk,
    partition: ifSet('whole'),
    volume_id: inStruct('text', { to: 'volumeID' }),
  }),
  azure_disk: source('AzureDisk', {
    caching_mode: always('text'),
    data_disk_uri: inStruct('text', { to: 'diskURI' }),
    disk_name: inStruct('text'),
    fs_type: always('text'),
    kind: ifSet('text', { computed: true }),
    read_only: always('flag', { default: false }),
  }),
  azure_file: source(
    'AzureFile',
    { read_only: ifSet('flag'), secret_name: inStruct('text'), share_name: inStruct('text') },
    { secret_namespace: 'only the expander of a persistent volume has it' },
  ),
  cinder: source('Cinder', { ...disk, volume_id: inStruct('text', { to: 'volumeID' }) }),
  csi: source('CSI', {
    driver: inStruct('text'),
    fs_type: always('text'),
    node_publish_secret_ref: secret_ref,
    read_only: always('flag'),
    volume_attributes: ifSet('map'),
  }),
  fc: source('FC', { ...disk, lun: always('whole'), target_ww_ns: ifSet('texts', { to: 'targetWWNs' }) }),
  flex_volume: source('Flex', { ...disk, driver: inStruct('text'), options: ifSet('map'), secret_ref }),
  flocker: source('Flocker', { dataset_name: ifSet('text'), dataset_uuid: ifSet('text', { to: 'datasetUUID' }) }),
  gce_persistent_disk: source('GCEPersistentDisk', { ...disk, partition: ifSet('whole'), pd_name: inStruct('text') }),
  glusterfs: source('Glusterfs', {
    endpoints_name: inStruct('text', { to: 'endpoints' }),
    path: inStruct('text'),
    read_only: ifSet('flag'),
  }),
  iscsi: source('ISCSI', {
    ...disk,
    iqn: inStruct('text'),
    iscsi_interface: ifSet('text', { default: 'default' }),
    lun: inStruct('whole'),
    target_portal: inStruct('text'),
  }),
  nfs: source('NFS', { path: inStruct('text'), read_only: ifSet('flag'), server: inStruct('text') }),
  photon_persistent_disk: source('PhotonPersistentDisk', {
    fs_type: ifSet('text'),
    pd_id: inStruct('text', { to: 'pdID' }),
  }),
  quobyte: source('Quobyte', {
    group: ifSet('text'),
    read_only: ifSet('flag'),
    registry: inStruct('text'),
    user: ifSet('text'),
    volume: inStruct('text'),
  }),
  rbd: source('RBD', {
    ...disk,
    ceph_monitors: inStruct('texts', { to: 'monitors', zero: null }),
    keyring: ifSet('text', { computed: true }),
    rados_user: ifSet('text', { default: 'admin', to: 'user' }),
    rbd_image: inStruct('text', { to: 'image' }),
    rbd_pool: ifSet('text', { default: 'rbd', to: 'pool' }),
    secret_ref,
  }),
  vsphere_volume: source('VsphereVirtualDisk', { fs_type: ifSet('text'), volume_path: inStruct('text') }),
};
