// Values of resources as a plan has them, told apart by a number.

export function policy(index: number, action: string): object {
  const Statement = Array.from({ length: 4 }, (_, nth) => ({
    Sid: `Part${nth}`,
    Effect: 'Allow',
    Action: [nth === 0 ? action : 's3:GetObject', 's3:ListBucket'],
    Resource: `arn:aws:s3:::models-${index}/${nth}/*`,
  }));
  return {
    name: `rights-${index}`,
    role: `role-${index}`,
    policy: JSON.stringify({ Version: '2012-10-17', Statement }),
  };
}

export function deployment(index: number, version: string): object {
  const container = [
    {
      name: 'serving',
      image: `models.example/serving:${version}`,
      env: [{ name: 'MODEL', value: `resnet-${index}` }],
      resources: [{ requests: { cpu: '2', memory: '4Gi' } }],
    },
  ];
  const labels = { app: `model-${index}` };
  return {
    metadata: [{ name: `model-${index}`, labels }],
    spec: [
      {
        replicas: '2',
        selector: [{ match_labels: labels }],
        template: [{ metadata: [{ labels }], spec: [{ container }] }],
      },
    ],
  };
}

export function queue(index: number, seconds: number): object {
  return {
    name: `queue-${index}`,
    visibility_timeout_seconds: seconds,
    tags: { app: 'bench', part: `${index}` },
    kms_master_key_id: `alias/queue-${index}`,
  };
}

export function group(index: number, size: number): object {
  return {
    name: `group-${index}`,
    min_size: 0,
    max_size: size,
    note: `sensitive note of group ${index}`,
    availability_zones: ['a', 'b', 'c'],
    tag: [{ key: 'app', value: 'bench' }],
  };
}
