import { parseDrifts } from '../../src/drift/drift';

describe('parseDrifts', () => {
  it.each([
    ['aws_autoscaling_group.*.max_size=9', '*', ['max_size'], '9'],
    ['aws_eks_node_group.nodes.scaling_config.0.desired_size=2', 'nodes', ['scaling_config', 0, 'desired_size'], '2'],
    ['aws_eks_node_group.nodes.scaling_config[0].desired_size=2', 'nodes', ['scaling_config', 0, 'desired_size'], '2'],
    ['aws_vpc.main.tags["kubernetes.io/role=elb"]=a=b', 'main', ['tags', 'kubernetes.io/role=elb'], 'a=b'],
    ['aws_vpc.main.tags.Name=', 'main', ['tags', 'Name'], ''],
  ])('reads %s', (text, name, path, written) => {
    const { values, problems } = parseDrifts([text]);
    expect(problems).toEqual([]);
    expect(values).toEqual([{ text, target: { kind: 'managed', type: expect.any(String), name }, path, written }]);
  });

  it.each([
    [
      'max_size=9',
      /^--drift max_size=9: does not begin with TYPE\.NAME; write it as aws_autoscaling_group\.\*\.max_size=9$/,
    ],
    ['aws_vpc.main=9', /has no attribute after TYPE\.NAME/],
    ['aws_vpc.main[0]=9', /has no attribute after TYPE\.NAME/],
    ['aws_vpc.main.cidr_block', /has no =VALUE/],
    ['aws_vpc.main.tags["open=x', /has no =VALUE/],
    ['data.aws_vpc.main.id=9', /a data source is looked up anew/],
  ])('refuses %j with its fix', (text, problem) => {
    expect(parseDrifts([text])).toEqual({ values: [], problems: [expect.stringMatching(problem)] });
  });
});
