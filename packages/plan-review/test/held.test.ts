import { renderReview, toMend } from '../src';
import { heldObjects } from '../src/changes/held';
import { aPlan, type ChangeInit } from './support/plan-json';

const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/4711';
const subnet = (...actions: readonly string[]): ChangeInit => ({
  address: 'aws_subnet.c',
  actions,
  before: { id: 'subnet-c', arn: 'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-c' },
  after: actions.at(-1) === 'delete' ? null : { id: 'subnet-c' },
});
const user = (before: object, actions: readonly string[] = ['no-op']): ChangeInit => ({
  address: 'aws_autoscaling_group.general',
  actions,
  before,
  after: {},
});
const stacks = (first: readonly ChangeInit[], second: readonly ChangeInit[]) => [
  { name: 'network', plan: aPlan(first) },
  { name: 'cluster', plan: aPlan(second) },
];

describe('an object that a later stack uses', () => {
  it.each<[string, ChangeInit, ChangeInit]>([
    ['by its id', subnet('delete'), user({ vpc_zone_identifier: ['subnet-a', 'subnet-c'] })],
    [
      'by its ARN',
      subnet('delete'),
      user({ deep: [{ in: { arn: 'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-c' } }] }),
    ],
    ['in a list in one text', subnet('delete'), user({ annotations: { subnets: 'subnet-a, subnet-c' } })],
    ['that would let go in the same change', subnet('delete'), user({ subnets: ['subnet-c'] }, ['update'])],
    ['that goes in the same change', subnet('delete'), user({ subnets: ['subnet-c'] }, ['delete'])],
    ['and is replaced', subnet('delete', 'create'), user({ subnets: ['subnet-c'] })],
    ['and is replaced after the new one is made', subnet('create', 'delete'), user({ subnets: ['subnet-c'] })],
    [
      'as an Ingress its certificate',
      { address: 'aws_acm_certificate.old', actions: ['delete'], before: { id: certificate, arn: certificate } },
      user({ metadata: [{ annotations: { 'alb.ingress.kubernetes.io/certificate-arn': certificate } }] }),
    ],
  ])('is not destroyed under it: %s', (_, lost, holder) => {
    const planned = stacks([lost], [holder]);
    const reviewed = planned.map(({ name, plan }) => ({ name, result: { plan } }));
    expect(heldObjects(planned)).toMatchObject([{ stack: 'network', address: lost.address }]);
    const { verdict, markdown } = renderReview({ stacks: reviewed });
    expect(verdict).toBe('fail');
    expect(markdown).toMatch(/still in use[^]*let those go of it first/);
    expect(toMend(reviewed)).toEqual([expect.stringMatching(/is destroyed while aws_autoscaling_group\.general/)]);
  });

  it.each<[string, readonly ChangeInit[], readonly ChangeInit[]]>([
    ['stays', [subnet('update')], [user({ subnets: ['subnet-c'] })]],
    ['is used by nobody', [subnet('delete')], [user({ subnets: ['subnet-a'] })]],
    [
      'is used in its own stack, where Terraform knows the order',
      [subnet('delete'), user({ subnets: ['subnet-c'] })],
      [],
    ],
    ['is used in a stack that is applied before', [user({ subnets: ['subnet-c'] })], [subnet('delete')]],
    ['has an id that begins like another', [subnet('delete')], [user({ subnets: ['subnet-cd'] })]],
    [
      'is of a type that AWS deletes all the same',
      [{ address: 'aws_sqs_queue.q', actions: ['delete'], before: { id: 'https://queue' } }],
      [user({ queue: 'https://queue' })],
    ],
  ])('is no problem when it %s', (_, first, second) => {
    expect(heldObjects(stacks(first, second))).toEqual([]);
  });
});
