import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type FakePrograms, fakePrograms } from './cluster/fake-programs';
import { fixture, runCli } from './rehearse-cli';

jest.setTimeout(60_000);

describe('conformance', () => {
  let home: string;
  let programs: FakePrograms;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'conformance-'));
    programs = fakePrograms();
    for (const name of ['etcd', 'kube-apiserver', 'kubectl']) programs.add(name, 'echo no control plane here\nexit 5');
  });
  afterEach(() => {
    rmSync(home, { recursive: true });
    programs.dispose();
  });
  const conformance = (args: readonly string[], assets = programs.folder) =>
    runCli(args, home, { KUBEBUILDER_ASSETS: assets }, 'conformance');

  it('shows its help with nothing of it there', async () =>
    expect(await conformance(['--help'], '')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Apply the platform and serving stacks[^]*3 something is missing/),
    }));

  it.each([
    ['no assets', [], '', /^KUBEBUILDER_ASSETS is not set[^]*setup-envtest/],
    [
      'a folder of charts that is not there',
      ['--charts', 'nowhere'],
      undefined,
      /^--charts nowhere is no folder; fill one with "helm pull/,
    ],
    [
      'a mirror without the providers',
      ['--provider-mirror', '.'],
      undefined,
      /^--provider-mirror \S+ lacks registry\.terraform\.io\/hashicorp\/kubernetes, \S+\/helm; fill it[^]*"terraform providers mirror DIR"/,
    ],
  ])('with %s says how to get it, ends with 3, and writes nothing', async (_what, args, assets, message) => {
    expect(await conformance([fixture('for-cluster'), ...args], assets)).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
    expect(readdirSync(home)).toEqual([]);
  });

  it('refuses an app that has nothing for a cluster, when it was named', async () => {
    expect(await conformance([fixture('three-stacks')])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^no stack of the app has the kubernetes or the helm provider\n$/),
    });
  });

  it('never says that it passed when no app has', async () => {
    mkdirSync(join(home, 'apps'));
    expect(await conformance([])).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^no app; /) });
  });

  it('tells why a control plane does not start', async () => {
    expect(await conformance([fixture('for-cluster')])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/etcd ended with 5\nno control plane here\n$/),
    });
    expect(readdirSync(home)).toEqual([]);
  });
});
