import type { Fragment } from '../../src/fragment/fragment';

const change = {
  actions: ['create'],
  before: null,
  after: { input: 'x' },
  afterUnknown: {},
  beforeSensitive: false,
  afterSensitive: {},
  replacePaths: [],
};

/** A plan that changes `count` resources in place. */
export function updates(count: number): Fragment['result'] {
  const update = { ...change, actions: ['update'], before: { input: 'and so on '.repeat(20) } };
  const changes = Array.from({ length: count }, (_, index) => ({
    ...{ address: `terraform_data.number-${index}`, mode: 'managed' as const, type: 'terraform_data' },
    change: { ...update, after: { input: `${index}` } },
  }));
  return { plan: { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs: [], failedChecks: [] } };
}

/** A fragment of the first of two stacks, which makes one resource. */
export function aFragment(part: Partial<Fragment> = {}): Fragment {
  const plan = {
    terraformVersion: '1.11.4',
    complete: true,
    changes: [{ address: 'terraform_data.one', mode: 'managed' as const, type: 'terraform_data', change }],
    drift: [],
    outputs: [],
    failedChecks: [],
  };
  return {
    fragment: 2,
    verdict: 'routine',
    seal: 'c2VhbHNlYWxzZWFs',
    app: 'dev',
    stack: 'dev-network',
    stacks: ['dev-network', 'dev-cluster'],
    result: { plan },
    configuration: {},
    findings: [],
    fingerprint: `v1.${'a'.repeat(64)}.${'b'.repeat(32)}`,
    ...part,
  };
}

/** The other one, which waits for the first. */
export const waitingFragment = aFragment({
  stack: 'dev-cluster',
  result: { waitingFor: ['dev-network'] },
  fingerprint: null,
  seal: null,
});
