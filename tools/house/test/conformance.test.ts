import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

const root = join(__dirname, '..', '..', '..');
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8');
const workflow = read('.github', 'workflows', 'conformance.yml');
const { on } = parse(workflow) as {
  readonly on: { readonly schedule: object[]; readonly pull_request: { readonly paths: string[] } };
};

const [, clusterVersion] = /version: '(\d+\.\d+)'/.exec(read('apps', 'dev-eu-west-1', 'environment.ts')) ?? [];

/** Packages whose sources make something in a cluster. */
function packagesForClusters(): string[] {
  const all = readdirSync(join(root, 'packages')).filter(
    (name) => !read('packages', name, 'package.json').includes('"layer:testkit"'),
  );
  return all.filter((name) => {
    const files = readdirSync(join(root, 'packages', name), { recursive: true, encoding: 'utf8' });
    return files.some(
      (file) =>
        /^src\/.*\.ts$/.test(file) && /'@cdktf\/provider-(kubernetes|helm)\//.test(read('packages', name, file)),
    );
  });
}

/** The only version of a module that a text installs. */
function installed(text: string, module: string): string | undefined {
  const versions = new Set(
    [...text.matchAll(new RegExp(`${module.replaceAll('.', '\\.')}@(v[\\w.]+)`, 'g'))].map(([, version]) => version),
  );
  return versions.size === 1 ? [...versions][0] : undefined;
}

describe('the workflow conformance', () => {
  it('runs every night, and when a package changes that makes something in a cluster', () => {
    expect(on.schedule).toHaveLength(1);
    const packages = packagesForClusters();
    expect(packages).toEqual(expect.arrayContaining(['autoscaling', 'serving']));
    expect(packages.filter((name) => !on.pull_request.paths.includes(`packages/${name}/**`))).toEqual([]);
  });

  it.each([
    ['sigs.k8s.io/controller-runtime/tools/setup-envtest', ['packages', 'rehearsal', 'src', 'cluster', 'assets.ts']],
    ['sigs.k8s.io/kind', ['tools', 'kind-trial', 'src', 'programs.ts']],
  ])('installs %s in the version that the program names', (module, path) => {
    const version = installed(workflow, module);
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(installed(read(...path), module)).toBe(version);
  });

  it('starts the Kubernetes version that the apps have', () =>
    expect(workflow).toContain(`use ${clusterVersion}.x -p path`));
});
