import { synth, type SynthesizedStack } from '@spot-serving/testkit';

import { Network, type NetworkProps } from '../src';

/** Props of a network with every default; the account is the one that AWS's documentation uses as an example. */
export function someProps(change: Partial<NetworkProps> = {}): NetworkProps {
  return {
    name: 'test-app',
    region: 'eu-west-1',
    account: '111122223333',
    cidr: '10.0.0.0/16',
    keyAdministrators: ['arn:aws:iam::111122223333:role/platform-admin'],
    ...change,
  };
}

/** A stack with one network. */
export function synthNetwork(change: Partial<NetworkProps> = {}): SynthesizedStack {
  return synth((scope) => new Network(scope, 'network', someProps(change)));
}

/** A statement of an IAM policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Principal?: unknown;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: unknown;
}

/** The statements of a policy in JSON. */
export function statementsOf(policy: string): Statement[] {
  return (JSON.parse(policy) as { readonly Statement: Statement[] }).Statement;
}
