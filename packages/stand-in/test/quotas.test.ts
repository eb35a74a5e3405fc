import { LiveResources } from '../src/behaviour/live-resources';
import { exampleAccount } from '../src/behaviour/place';
import { quotas } from '../src/tables/quotas';

const place = { region: 'eu-west-1', account: exampleAccount };
/** Attributes that any quota counts per; all of them are the same here. */
const values = {
  event_bus_name: 'a',
  rule: 'a',
  cluster_name: 'a',
  role: 'a',
  target_group_arn: 'a',
  vpc_id: 'a',
  security_group_id: 'a',
};
const resource = (type: string, id: number) => ({ type, values: { ...values, id: String(id) }, place });

describe('a default quota', () => {
  it.each(Object.entries(quotas))('of %s is taken up, and not exceeded', (type, { limit, code }) => {
    const live = new LiveResources({});
    for (let id = 0; id < limit; id += 1) live.claim(resource(type, id));
    expect(() => live.claim(resource(type, limit))).toThrow(code);
    live.release(resource(type, 0));
    expect(() => live.claim(resource(type, limit))).not.toThrow();
  });

  it('counts a resource that is read again and again once', () => {
    const live = new LiveResources({});
    for (let read = 0; read < 9; read += 1) live.observe(resource('aws_vpc', 1));
    for (let id = 2; id <= 5; id += 1) live.claim(resource('aws_vpc', id));
    expect(() => live.claim(resource('aws_vpc', 6))).toThrow('VpcLimitExceeded');
  });

  it('is of a region, a group or an account', () => {
    const live = new LiveResources({});
    for (let id = 0; id < 5; id += 1) live.claim(resource('aws_vpc', id));
    expect(() => live.claim({ ...resource('aws_vpc', 9), place: { ...place, region: 'eu-central-1' } })).not.toThrow();
  });

  it('of rules counts those for IPv6 apart', () => {
    const live = new LiveResources({});
    const rule = (id: number, cidr: object) => {
      const { values: own, ...rest } = resource('aws_vpc_security_group_ingress_rule', id);
      return { ...rest, values: { ...own, ...cidr } };
    };
    for (let id = 0; id < 60; id += 1) live.claim(rule(id, { cidr_ipv4: '10.0.0.0/8' }));
    expect(() => live.claim(rule(60, { cidr_ipv6: '2001:db8::/32' }))).not.toThrow();
    expect(() => live.claim(rule(61, { cidr_ipv4: '10.0.0.0/8' }))).toThrow('RulesPerSecurityGroupLimitExceeded');
  });

  it('is not counted when only what providers refuse counts', () => {
    const live = new LiveResources({ lenient: true });
    for (let id = 0; id < 9; id += 1) live.claim(resource('aws_vpc', id));
    expect(() => live.claim(resource('aws_vpc', 9))).not.toThrow();
  });
});
