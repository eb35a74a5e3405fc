import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Interruption } from '@spot-serving/terraform-runner';

import {
  apiServerArguments,
  controllerManagerArguments,
  etcdArguments,
} from '../../src/cluster/control-plane-arguments';
import { ControlPlaneFiles } from '../../src/cluster/control-plane-files';
import { startControlPlane } from '../../src/cluster/start-control-plane';
import { type FakePrograms, fakePrograms } from './fake-programs';

let folder: string;
let programs: FakePrograms;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'control-plane-'));
  programs = fakePrograms();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  programs.dispose();
});

describe('a control plane', () => {
  it('listens on the loopback interface only, and has no secret among its arguments', () => {
    const files = new ControlPlaneFiles(folder);
    const ports = { etcd: 1, etcdPeer: 2, api: 3 };
    const all = [
      ...etcdArguments(ports, files),
      ...apiServerArguments(ports, files),
      ...controllerManagerArguments(files.kubeconfig('controllers', 'https://127.0.0.1:3'), files),
    ];
    const addresses = all.filter((one) => /(listen|bind|advertise)[\w-]*(urls|address)=/.test(one));
    expect(addresses.length).toBeGreaterThan(4);
    expect(addresses.filter((one) => !/=(http:\/\/)?127\.0\.0\.1(:\d+)?$/.test(one))).toEqual([]);
    const tokens = readFileSync(files.path('tokens.csv'), 'utf8').match(/^[0-9a-f]{48}/gm) ?? [];
    expect(new Set(tokens).size).toBe(2);
    expect(all.filter((one) => tokens.some((token) => one.includes(token)))).toEqual([]);
  });

  it('keeps its keys and tokens from others', () => {
    const files = new ControlPlaneFiles(folder);
    const secret = [
      files.kubeconfig('admin', 'https://127.0.0.1:3'),
      files.path('tokens.csv'),
      files.path('accounts.key'),
    ];
    expect(secret.map((file) => statSync(file).mode & 0o077)).toEqual([0, 0, 0]);
  });

  it('that does not start tells the last words of the program that ended, and ends the others', async () => {
    const etcd = programs.add('etcd', `echo $$ > ${folder}/pid\nexec sleep 60`);
    const apiServer = programs.add('kube-apiserver', 'echo "bind: address in use"\nexit 7');
    const kubectl = programs.add('kubectl', 'exit 1');
    const assets = { etcd, apiServer, kubectl, controllerManager: undefined };
    const starting = startControlPlane({ assets, folder, env: process.env, interruption: new Interruption() });
    await expect(starting).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/kube-apiserver ended with 7\nbind: address in use$/),
    });
    expect(() => process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0)).toThrow(/ESRCH/);
  });
});
