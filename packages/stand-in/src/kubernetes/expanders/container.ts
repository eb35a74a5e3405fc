import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { env, envFrom } from './env';
import { lifecycle, probe } from './probe';
import { containerSecurityContext } from './security-context';

/** What a container asks for, and what it may take. */
export const resources: Expander = {
  source: 'structures_container.go expandContainerResourceRequirements',
  arguments: { limits: ifSet('quantities', { computed: true }), requests: ifSet('quantities', { computed: true }) },
};

const port: Expander = {
  source: 'structures_container.go expandContainerPort',
  arguments: {
    container_port: inStruct('whole'),
    host_ip: ifSet('text', { to: 'hostIP' }),
    host_port: ifSet('whole'),
    name: ifSet('text'),
    protocol: ifSet('text', { default: 'TCP' }),
  },
};

const volumeMount: Expander = {
  source: 'structures_container.go expandContainerVolumeMounts',
  arguments: {
    mount_path: inStruct('text'),
    mount_propagation: always('text', { default: 'None' }),
    name: inStruct('text'),
    read_only: ifSet('flag', { default: false }),
    sub_path: ifSet('text'),
    sub_path_expr: ifSet('text'),
  },
};

const volumeDevice: Expander = {
  source: 'structures_container.go expandContainerVolumeDevices',
  arguments: { device_path: inStruct('text'), name: inStruct('text') },
};

/** A container, also one that runs before the others. */
export const container: Expander = {
  source: 'structures_container.go expandContainers',
  arguments: {
    args: ifSet('texts'),
    command: ifSet('texts'),
    env: ifSet('blocks', { of: env }),
    env_from: ifSet('blocks', { of: envFrom }),
    image: ifSet('text'),
    image_pull_policy: ifSet('text', { computed: true }),
    lifecycle: ifSet('block', { of: lifecycle }),
    liveness_probe: ifSet('block', { of: probe }),
    name: inStruct('text'),
    port: ifSet('blocks', { of: port, to: 'ports' }),
    readiness_probe: ifSet('block', { of: probe }),
    resources: inStruct('block', { of: resources }),
    security_context: ifSet('block', { of: containerSecurityContext }),
    startup_probe: ifSet('block', { of: probe }),
    stdin: ifSet('flag', { default: false }),
    stdin_once: ifSet('flag', { default: false }),
    termination_message_path: ifSet('text', { default: '/dev/termination-log' }),
    termination_message_policy: ifSet('text', { computed: true }),
    tty: ifSet('flag', { default: false }),
    volume_device: ifSet('blocks', { of: volumeDevice, to: 'volumeDevices' }),
    volume_mount: ifSet('blocks', { of: volumeMount, to: 'volumeMounts' }),
    working_dir: ifSet('text'),
  },
};
