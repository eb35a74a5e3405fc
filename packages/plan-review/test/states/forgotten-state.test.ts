import { type ForgottenState, renderReview, type StackReview } from '../../src';
import { forgottenState, forgottenText } from '../../src/states/forgotten-state';
import { aPlan } from '../support/plan-json';

const object = (type: string, attributes: Readonly<Record<string, unknown>> = {}) => ({
  type,
  address: `${type}.x`,
  attributes,
});
const location = 's3://states/dev/serving.tfstate';
const told = (...objects: readonly ReturnType<typeof object>[]): ForgottenState =>
  forgottenState({ name: 'dev-serving', location, objects, standsOn: ['dev-cluster'] });

describe('what is told of a stack that is no longer in the code', () => {
  it('has types by number, and no value but names of what serves', () => {
    const secret = object('kubernetes_secret_v1', { data: { password: 'hunter2' } });
    const deployment = object('kubernetes_deployment_v1', { metadata: [{ name: 'resnet' }] });
    expect(told(secret, deployment, deployment)).toEqual({
      location,
      counts: [
        { type: 'kubernetes_deployment_v1', count: 2 },
        { type: 'kubernetes_secret_v1', count: 1 },
      ],
      serving: ['resnet'],
      standsOn: ['dev-cluster'],
    });
  });

  it.each<[string, object, string[]]>([
    ['kubernetes_ingress_v1', { spec: [{ rule: [{ host: 'resnet.example.com' }] }] }, ['resnet.example.com']],
    ['kubernetes_ingress_v1', { spec: [{ rule: [] }] }, []],
    ['kubernetes_deployment_v1', { metadata: [{ name: 'resnet' }] }, ['resnet']],
    ['aws_route53_record', { fqdn: 'a.example.com' }, ['a.example.com']],
    ['aws_s3_bucket', { bucket: 'dev-models' }, ['dev-models']],
    ['aws_eks_cluster', { name: 'dev' }, ['dev']],
    ['aws_eks_cluster', { name: null }, []],
    ['helm_release', { name: 'autoscaler' }, ['autoscaler']],
    ['aws_vpc', { id: 'vpc-1' }, []],
  ])('knows what of %s %j people know it by', (type, attributes, names) => {
    expect(told(object(type, attributes as Readonly<Record<string, unknown>>)).serving).toEqual(names);
  });

  it('says on a terminal what to do', () => {
    expect(forgottenText('dev', 'dev-serving', told(object('aws_lb', { dns_name: 'lb.aws' })))).toBe(
      [
        `dev-serving is no longer in the code, and 1 object of it stands (${location}): 1 aws_lb`,
        '  it serves lb.aws',
        '  it stands on dev-cluster',
        '  take it down first, from a commit that has it: gh workflow run destroy.yml -f app=dev -f confirmation=dev -f stacks=dev-serving',
        '  or by hand, in a checkout of such a commit: npx cdktf destroy dev-serving',
      ].join('\n'),
    );
  });
});

describe('a review of one', () => {
  const review = (state: ForgottenState, ...more: readonly StackReview[]) =>
    renderReview({ stacks: [...more, { name: 'dev-serving', app: 'dev', result: { forgotten: state } }] });

  it('is a danger though no plan does anything, and says what is at stake', () => {
    const nothing = { name: 'dev-cluster', app: 'dev', result: { plan: aPlan([]) } };
    const { verdict, markdown } = review(told(object('aws_lb', { dns_name: 'lb.aws' })), nothing);
    expect(verdict).toBe('danger');
    expect(markdown).toContain('**At stake: it serves `lb.aws`**');
    expect(markdown).toContain('`aws_lb` ×1');
  });

  it('is nothing where nothing of it stands', () => {
    expect(review(told()).verdict).toBe('none');
    expect(review(told()).markdown).toContain('no longer in the code, and nothing of it stands');
  });

  it('shows no name that looks like a secret, and nothing that ends its block', () => {
    const { markdown } = review(
      told(object('aws_lb', { dns_name: 'AKIAIOSFODNN7EXAMPLE' }), object('aws_s3_bucket', { bucket: '`<!-- x' })),
    );
    expect(markdown).not.toContain('AKIAIOSFODNN7EXAMPLE');
    expect(markdown).not.toContain('<!--');
  });
});
