import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Release } from '@cdktf/provider-helm/lib/release';
import { describeProblem } from '@spot-serving/core';
import {
  type Manifest,
  manifestProblems,
  resourcesOf,
  type SynthesizedStack,
  synthesizeApp,
  toManifest,
} from '@spot-serving/testkit';

const apps = join(__dirname, '..', '..', '..', 'apps');
const names = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What Terraform's provider makes, and what the local chart prints. */
function manifestsOf(stack: SynthesizedStack): Manifest[] {
  const typed = Object.entries(stack.resource ?? {}).filter(([type]) => type.startsWith('kubernetes_'));
  const printed = Object.values(resourcesOf(Release, stack)).flatMap((release) => {
    const { values = [] } = release as { readonly values?: readonly string[] };
    return values.flatMap((text) => (JSON.parse(text) as { readonly objects?: readonly Manifest[] }).objects ?? []);
  });
  return [...typed.flatMap(([type, all]) => Object.values(all).map((values) => toManifest(type, values))), ...printed];
}

const stacks = names
  .flatMap((name) => [...synthesizeApp(join(apps, name))])
  .map(([stack, content]) => [stack, manifestsOf(content)] as const);

describe('the Kubernetes objects of every app', () => {
  it('are there', () => {
    expect(stacks.flatMap(([, manifests]) => manifests.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(['Deployment', 'Namespace', 'PriorityClass']),
    );
  });

  it.each(stacks)('are what Kubernetes takes: %s', (_, manifests) => {
    expect(
      manifests.flatMap((manifest) =>
        manifestProblems(manifest).map((problem) => `${manifest.kind}: ${describeProblem(problem)}`),
      ),
    ).toEqual([]);
  });
});
