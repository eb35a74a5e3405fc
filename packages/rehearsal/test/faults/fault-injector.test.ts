import type { ProviderCall } from '@spot-serving/stand-in';

import type { Fault } from '../../src/faults/fault';
import { FaultInjector } from '../../src/faults/fault-injector';
import { aCall } from './a-call';

const fault = (phase: Fault['phase']): Fault => ({
  text: `aws_eks_cluster.*=X@${phase}`,
  target: { kind: 'managed', type: 'aws_eks_cluster', name: '*' },
  code: 'X',
  phase,
});
const injector = (...faults: readonly Fault[]) =>
  new FaultInjector(new Map([['cluster aws_eks_cluster.main', faults]]));

describe('FaultInjector', () => {
  it('refuses the call that the fault names, every time', () => {
    const faults = injector(fault('apply'));
    expect(() => faults.before(aCall())).toThrow('api error X');
    expect(() => faults.before(aCall())).toThrow('api error X');
  });

  it.each<[string, Partial<ProviderCall>]>([
    ['another phase', { phase: 'plan' }],
    ['another resource', { label: 'cluster aws_eks_cluster.other' }],
    ['a connection without a label', { label: undefined }],
  ])('leaves alone: %s', (_what, change) => {
    const faults = injector(fault('apply'));
    expect(() => faults.before(aCall(change))).not.toThrow();
    expect(faults.active()).toEqual([]);
  });

  it('lets the plan of a destruction through', () => {
    expect(() => injector(fault('plan')).before(aCall({ phase: 'plan', wanted: null }))).not.toThrow();
  });

  it('stops when it is withdrawn; what did not happen yet still will', () => {
    const [apply, read] = [fault('apply'), fault('read')];
    const faults = injector(apply, read);
    expect(() => faults.before(aCall())).toThrow();
    expect([faults.active(), faults.missed()]).toEqual([[apply], [read]]);
    faults.withdraw();
    expect(() => faults.before(aCall())).not.toThrow();
    expect(() => faults.before(aCall({ phase: 'read' }))).toThrow();
    expect([faults.active(), faults.missed()]).toEqual([[read], []]);
  });
});
