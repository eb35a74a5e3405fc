import { appResources } from '../../src/targets/app-resource';
import { distinct, labelFiles } from '../../src/targets/label-files';

const json = {
  provider: { aws: [{ region: 'eu-west-1' }, { region: 'us-east-1', alias: 'us' }] },
  resource: { aws_vpc: { main: {}, other: { provider: 'aws.us' } }, helm_release: { chart: {} } },
  data: { aws_region: { here: {} } },
};
const [main, other, chart, here] = appResources('net', json);
const chosen = [main, other, chart, here].flatMap((one) => one ?? []);

describe('labelFiles', () => {
  it('gives each resource a copy of its own provider configuration, with its address as label', () => {
    expect(labelFiles(json.provider, chosen).configuration).toEqual({
      provider: {
        aws: [
          { region: 'eu-west-1', alias: 'rehearsal_0', rehearsal_label: 'net aws_vpc.main' },
          { region: 'us-east-1', alias: 'rehearsal_1', rehearsal_label: 'net aws_vpc.other' },
          { region: 'eu-west-1', alias: 'rehearsal_3', rehearsal_label: 'net data.aws_region.here' },
        ],
        helm: [{ alias: 'rehearsal_2', rehearsal_label: 'net helm_release.chart' }],
      },
    });
  });

  it('points the resources to their copies', () => {
    expect(labelFiles(json.provider, chosen).override).toEqual({
      resource: {
        aws_vpc: { main: { provider: 'aws.rehearsal_0' }, other: { provider: 'aws.rehearsal_1' } },
        helm_release: { chart: { provider: 'helm.rehearsal_2' } },
      },
      data: { aws_region: { here: { provider: 'aws.rehearsal_3' } } },
    });
  });

  it('names no empty part, which Terraform would take for a mistake', () => {
    expect(Object.keys(labelFiles(json.provider, chosen.slice(0, 1)).override)).toEqual(['resource']);
  });

  it('labels a resource once, however many patterns mean it', () =>
    expect(distinct([...chosen, ...chosen])).toEqual(chosen));
});
