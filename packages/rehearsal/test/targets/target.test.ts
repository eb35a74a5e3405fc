import { appResources } from '../../src/targets/app-resource';
import { leadingTarget, targeted, targetProblem } from '../../src/targets/target';

const resources = appResources('net', {
  resource: {
    aws_subnet: { 'nodes-a_1A': {}, 'nodes-b_2B': {}, 'public+a': {} },
    aws_vpc: { main: { provider: 'aws.us' } },
  },
  data: { aws_region: { here: {} } },
});
const target = (text: string) => {
  const found = leadingTarget(text);
  if (found === undefined) throw new Error(`${text} is no target`);
  return found.target;
};

describe('targeted', () => {
  it.each([
    ['aws_subnet.*', ['nodes-a_1A', 'nodes-b_2B', 'public+a']],
    ['aws_subnet.nodes-*', ['nodes-a_1A', 'nodes-b_2B']],
    ['aws_subnet.nodes-?_1A', ['nodes-a_1A']],
    ['aws_subnet.nodes', []],
    ['aws_subnet.public?a', ['public+a']],
    ['data.aws_region.*', ['here']],
    ['aws_region.*', []],
  ])('%s means %j', (text, names) => expect(targeted(target(text), resources).map(({ name }) => name)).toEqual(names));

  it('leaves what comes after the target to the option', () => {
    expect(leadingTarget('aws_vpc.main.tags.a=b')).toMatchObject({ rest: '.tags.a=b' });
  });
});

describe('targetProblem', () => {
  it.each([
    ['aws_subnet.*', undefined],
    ['aws_subnet.nod', 'no aws_subnet of the app is named "nod"; it has nodes-a_1A, nodes-b_2B, public+a'],
    ['aws_sub_net.*', 'the app has no aws_sub_net; its nearest types are aws_subnet, aws_vpc, data.aws_region'],
    ['data.aws_vpc.*', expect.stringContaining('the app has no data.aws_vpc; its nearest types are ')],
  ])('of %s is %s', (text, problem) => expect(targetProblem(target(text), resources)).toEqual(problem));

  it('says when there is nothing at all', () =>
    expect(targetProblem(target('aws_vpc.*'), [])).toContain('none: it is empty'));
});
