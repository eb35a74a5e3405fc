import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chartFolder, fromFolder, fromRepositories, refuseMissingCharts } from '../../src/cluster/charts';

describe('charts from a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'charts-'));
    mkdirSync(join(folder, 'unpacked'));
    writeFileSync(
      join(folder, 'unpacked', 'Chart.yaml'),
      'apiVersion: v2\nappVersion: "9"\nversion: "1.2.3" # pinned\n',
    );
    writeFileSync(join(folder, 'packed-4.5.6.tgz'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const release = (chart: string, version: string, repository = 'https://charts.example.com') => ({
    chart,
    version,
    repository,
  });
  const stack = (...releases: readonly object[]) => ({
    resource: { helm_release: Object.fromEntries(releases.map((one, at) => [`r${at}`, { ...one }])) },
  });

  it.each([
    ['an unpacked chart', release('unpacked', '1.2.3'), 'unpacked'],
    ['a packed chart', release('packed', '4.5.6'), 'packed-4.5.6.tgz'],
    ['the chart of an OCI repository', release('unpacked', '1.2.3', 'oci://example.com/helm'), 'unpacked'],
  ])('takes %s', (_what, one, name) => {
    expect(fromFolder(folder)(one)).toEqual({ chart: join(folder, name), repository: null });
    expect(() => refuseMissingCharts(folder, [stack(one)])).not.toThrow();
  });

  it('leaves a chart that a release brings itself, and all charts without a folder', () => {
    expect(fromFolder(folder)({ chart: 'assets/own' })).toEqual({});
    expect(fromRepositories(release('unpacked', '1.2.3'))).toEqual({});
    expect(() => refuseMissingCharts(folder, [stack({ chart: 'assets/own' }), {}])).not.toThrow();
  });

  it('refuses a folder that lacks charts in the pinned version, each once, with the command that gets it', () => {
    const lacking = [release('unpacked', '1.2.4'), release('other', '2.0.0', 'oci://example.com/helm')];
    expect(() => refuseMissingCharts(folder, [stack(...lacking), stack(...lacking)])).toThrow(
      expect.objectContaining({
        exitCode: 3,
        message: [
          '--charts lacks what releases pin; get each, or leave --charts out:',
          `  other 2.0.0: helm pull oci://example.com/helm/other --version 2.0.0 --destination ${folder}`,
          `  unpacked 1.2.4: helm pull unpacked --repo https://charts.example.com --version 1.2.4 --destination ${folder}`,
        ].join('\n'),
      }),
    );
  });

  it('refuses a folder that is none', () => {
    expect(chartFolder('.', folder)).toBe(folder);
    expect(() => chartFolder('nowhere', folder)).toThrow(expect.objectContaining({ exitCode: 3 }));
  });
});
