import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type KubernetesObject, refusals, sentObjects, synthesizeApp } from '@spot-serving/testkit';

const apps = join(__dirname, '..', '..', '..', 'apps');
const folders = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => existsSync(join(apps, entry.name, 'cdktf.json')))
  .map(({ name }) => join(apps, name));
const variants = join(__dirname, 'fixtures', 'with-every-variant');

/** All objects of an app, its namespaces and their pods together. */
const written = [...folders, variants].map(
  (folder) => [folder.split('/').slice(-1).join(), sentObjects(Object.fromEntries(synthesizeApp(folder)))] as const,
);
const named = (name: string) => written.find(([app]) => app === name)?.[1] ?? [];
const kindsOf = (objects: readonly KubernetesObject[]) => [...new Set(objects.map(({ kind }) => kind))].sort();

describe('the Kubernetes objects of every app, as the provider sends them', () => {
  it('are there: of every kind, in the namespaces that enforce a level, of every way to serve', () => {
    const kinds = ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Namespace', 'NetworkPolicy'];
    const more = ['PodDisruptionBudget', 'PriorityClass', 'Service', 'ServiceAccount'];
    const policies = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
    for (const app of ['dev-eu-west-1', 'with-every-variant'])
      expect(kindsOf(named(app))).toEqual([...kinds, ...more, ...policies]);
    const pods = named('with-every-variant').filter(({ kind }) => kind === 'Deployment');
    expect(pods.map(({ metadata = {} }) => `${metadata.namespace}/${metadata.name}`).sort()).toEqual([
      ...['batching', 'canary', 'canary-canary', 'floor', 'floor-floor', 'labelled', 'plain'].map(
        (name) => `serving/${name}`,
      ),
      'spot-serving-headroom/headroom',
    ]);
    const levels = named('with-every-variant').filter(({ kind }) => kind === 'Namespace');
    expect(levels.map(({ metadata = {} }) => metadata.labels?.['pod-security.kubernetes.io/enforce'])).toEqual([
      'restricted',
      'restricted',
    ]);
  });

  it.each(written)('are what the API server takes: %s', (_, objects) => {
    expect(refusals(objects)).toEqual([]);
  });
});
