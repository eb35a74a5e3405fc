import { chartKeys } from '@spot-serving/helm-release';
import { aCluster, releaseOf, somethingReady, synthInCluster } from '@spot-serving/testkit';

import { LoadBalancerController, loadBalancerControllerIdentity, loadBalancerStatements } from '../../src';
import { firewallActions, unusedActions } from '../../src/controller/load-balancer-statements';
import upstream from '../../src/controller/upstream-actions.json';

const scope = { clusterName: 'test', region: 'eu-west-1', account: '111122223333', vpcId: 'vpc-0123456789abcdef0' };
const statements = loadBalancerStatements(scope);
const controller = (more: { webAcls?: boolean } = {}) =>
  releaseOf(
    'aws-load-balancer-controller',
    synthInCluster((stack) => {
      const identity = { ready: [somethingReady(stack, 'identity')] };
      const props = { cluster: aCluster(), region: 'eu-west-1', identity, tags: { app: 'test' }, ...more };
      new LoadBalancerController(stack, 'LoadBalancerController', props);
    }),
  );
const release = controller();
const actions = (of = statements) => of.flatMap(({ Action = [] }) => Action);
const vpc = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0123456789abcdef0';

describe('the load balancer controller', () => {
  it('has the policy of the version that is installed', () => {
    expect(upstream.chart).toBe(chartKeys['aws-load-balancer-controller'].version);
  });

  it('may do what upstream lets it do, but for WAF and Shield, which are off', () => {
    const off = [...unusedActions, ...firewallActions];
    expect([...new Set([...actions(), ...off])].sort()).toEqual(upstream.actions);
    expect(actions().filter((action) => off.includes(action))).toEqual([]);
    const { values } = release;
    expect(values).toMatchObject({ enableShield: false, enableWaf: false, enableWafv2: false });
  });

  it('may give load balancers of its region and account a web ACL where an app asks for one, and that is on then', () => {
    const guarding = loadBalancerStatements({ ...scope, webAcls: true });
    expect([...new Set([...actions(guarding), ...unusedActions])].sort()).toEqual(upstream.actions);
    const added = guarding.filter(({ Sid }) => !statements.some((one) => one.Sid === Sid));
    expect(added.flatMap(({ Resource = [] }) => Resource)).toEqual([
      'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/*',
      ...Array<string>(2).fill('arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/*'),
    ]);
    const { values } = controller({ webAcls: true });
    expect(values).toMatchObject({ enableShield: false, enableWaf: false, enableWafv2: true });
    expect(JSON.stringify(guarding).length).toBeLessThan(10_240 - 1_000);
  });

  it('writes to nothing outside its region and account', () => {
    const open = statements.filter(({ Resource, Condition }) => Resource === '*' && !Condition);
    expect(actions(open).filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
  });

  it('opens ports and makes security groups in its VPC only', () => {
    const bySid = Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
    expect(bySid.OpenPortsInTheVpc).toMatchObject({ Condition: { ArnEquals: { 'ec2:Vpc': vpc } } });
    expect(bySid.MakeGroupsInTheVpc?.Resource).toContain(vpc);
    expect(statements.filter(({ Action = [] }) => Action.includes('ec2:AuthorizeSecurityGroupIngress'))).toHaveLength(
      1,
    );
  });

  it.each(['DeleteLoadBalancer', 'DeleteTargetGroup', 'SetSubnets'])(
    'may %s only of what carries the name of its cluster',
    (name) => {
      const allowing = statements.filter(({ Action = [] }) => Action.includes(`elasticloadbalancing:${name}`));
      expect(allowing.map(({ Condition }) => Condition)).toEqual([
        { StringEquals: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'test' } },
      ]);
    },
  );

  it('has policies for other partitions', () => {
    const texts = JSON.stringify(loadBalancerStatements({ ...scope, region: 'cn-north-1' }));
    expect(texts).toContain('arn:aws-cn:elasticloadbalancing:cn-north-1');
    expect(texts).not.toContain('arn:aws:');
  });

  it('fits an inline policy, 10,240 characters without spaces (IAM user guide, "IAM and AWS STS quotas")', () => {
    expect(JSON.stringify(statements).length).toBeLessThan(10_240 - 1_000);
  });

  it('is bound to the service account of its chart, and is told what it would ask the metadata service', () => {
    const { serviceAccount, namespace } = loadBalancerControllerIdentity(scope);
    const { values } = release;
    expect(release.namespace).toBe(namespace);
    expect(values).toMatchObject({
      serviceAccount: { create: true, name: serviceAccount },
      clusterName: 'test',
      region: 'eu-west-1',
      vpcId: scope.vpcId,
    });
  });

  it("stands in nobody else's way: no webhook for Services, a certificate that lasts, pods as targets", () => {
    const { values } = release;
    expect(values).toMatchObject({
      enableServiceMutatorWebhook: false,
      keepTLSSecret: true,
      defaultTargetType: 'ip',
      defaultTags: { app: 'test' },
    });
    expect(values).toMatchObject({ podMutatorWebhookConfig: { failurePolicy: 'Fail' } });
  });
});
