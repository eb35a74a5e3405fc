import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';

const volumes = 'Amazon EC2 API Reference, LaunchTemplateEbsBlockDeviceRequest';
const schedules = 'Amazon EC2 Auto Scaling API Reference, PutScheduledUpdateGroupAction';

/** What a volume of the type cannot have, and what it needs. */
function volumeFaults(volume: Body, type: string | undefined): readonly Problem[] {
  const has = (name: string): boolean => volume.number(name) !== undefined && volume.number(name) !== 0;
  if (type === undefined) return [];
  return [
    ...(has('throughput') && type !== 'gp3'
      ? [volume.fault('throughput', `a volume of type ${type} cannot have throughput; gp3 can`)]
      : []),
    ...(has('iops') && !['gp3', 'io1', 'io2'].includes(type)
      ? [volume.fault('iops', `a volume of type ${type} cannot have iops; gp3, io1 and io2 can`)]
      : []),
    ...(['io1', 'io2'].includes(type) && volume.state('iops') === 'unset'
      ? [volume.fault('iops', `a volume of type ${type} needs iops`)]
      : []),
  ];
}

function repeated(bodies: readonly Body[], name: string): readonly Problem[] {
  const all = bodies.map((body) => body.text(name));
  return bodies
    .filter((_body, at) => all[at] !== undefined && all.indexOf(all[at]) !== at)
    .map((body) => body.fault(name, `${name} ${body.text(name) ?? ''} appears twice`));
}

const blockDevices = (name: string): JointRules[string] => [
  joint(volumes, (body) => body.bodies(name).flatMap((device) => volumeFaults(device, device.text('volume_type')))),
];

/** Numbers that must not fall; -1 leaves one as it is. */
function fallingSizes(schedule: Body): readonly Problem[] {
  const known = ['min_size', 'desired_capacity', 'max_size'].flatMap((name) => {
    const value = schedule.number(name);
    return value === undefined || value === -1 ? [] : [{ name, value }];
  });
  return known.slice(1).flatMap(({ name, value }, at) => {
    const before = known[at];
    return before === undefined || before.value <= value
      ? []
      : [schedule.fault(before.name, `expected ${before.name} to be at most ${name} (${value}), got ${before.value}`)];
  });
}

function zoneFaults(schedule: Body): readonly Problem[] {
  const zone = schedule.text('time_zone');
  try {
    if (zone !== undefined) new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [schedule.fault('time_zone', `expected time_zone to be a name of the IANA database, got ${zone ?? ''}`)];
  }
}

/** Rules over several arguments of instances, their templates and groups. */
export const computeRules: JointRules = {
  aws_launch_template: [
    joint(volumes, (template) =>
      template
        .bodies('block_device_mappings')
        .flatMap((device) => device.bodies('ebs'))
        .flatMap((volume) => volumeFaults(volume, volume.text('volume_type'))),
    ),
    joint('Amazon EC2: InvalidBlockDeviceMapping, a device name stands once', (template) =>
      repeated(template.bodies('block_device_mappings'), 'device_name'),
    ),
    joint('Amazon EC2: InvalidParameterValue, a resource type stands once in the tag specifications', (template) =>
      repeated(template.bodies('tag_specifications'), 'resource_type'),
    ),
  ],
  aws_ebs_volume: [joint(volumes, (volume) => volumeFaults(volume, volume.text('type')))],
  aws_instance: [...blockDevices('root_block_device'), ...blockDevices('ebs_block_device')],
  aws_autoscaling_schedule: [
    joint(schedules, fallingSizes),
    joint(schedules, zoneFaults),
    joint(schedules, (schedule) => {
      const [start, end] = ['start_time', 'end_time'].map((name) => Date.parse(schedule.text(name) ?? ''));
      return start !== undefined && end !== undefined && start >= end
        ? [schedule.fault('end_time', 'expected end_time to be after start_time')]
        : [];
    }),
  ],
};
