import type { IEndpoint } from '@spot-serving/core';

import type { BalancerProps, ModelIngressProps } from '../src';

/** An internal endpoint in eu-west-1. */
export const endpoint: IEndpoint = {
  groupName: 'dev-models',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  hostName: 'models.example.com',
  scheme: 'internal',
  inboundCidrs: ['10.0.0.0/16', '10.1.0.0/16'],
};

/** Its load balancer. */
export const balancer: BalancerProps = { endpoint, accessLogs: { bucketName: 'dev-logs', prefix: 'load-balancer' } };

/** A model with a second version that has no weight yet. */
export function modelProps(change: Partial<ModelIngressProps> = {}): ModelIngressProps {
  return {
    balancer,
    model: 'resnet',
    namespace: 'models',
    backends: [
      { service: 'resnet', weight: 100 },
      { service: 'resnet-canary', weight: 0 },
    ],
    longestRequestSeconds: 10,
    deregistrationDelaySeconds: 30,
    ...change,
  };
}
