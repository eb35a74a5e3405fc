import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isReachable, needsCluster, showsUserData } from '../../src/planner/where';
import { data, SynthesizedApp } from './synthesized-app';

const withProviders = (...sources: readonly string[]) => ({
  ...data({ one: { input: 'x' } }),
  terraform: {
    backend: { local: {} },
    required_providers: Object.fromEntries(sources.map((source) => [source.split('/')[1], { source }])),
  },
});

describe('where a stack is planned', () => {
  it.each([
    [['hashicorp/aws'], false],
    [[], false],
    [['hashicorp/aws', 'hashicorp/kubernetes'], true],
    [['hashicorp/helm'], true],
  ])('a stack with %j is inside: %s, and in one place only', (providers, inside) => {
    expect(needsCluster({ providers })).toBe(inside);
    expect([
      isReachable({ providers }, 'inside'),
      isReachable({ providers }, 'outside'),
      isReachable({ providers }, 'anywhere'),
    ]).toEqual([inside, !inside, true]);
  });

  it.each([
    [{ clusterRefresh: false }, [false, true]],
    [{ clusterRefresh: true }, [false, false]],
    [{ refresh: false }, [true, true]],
  ])('with %j, Terraform believes the state of network and platform: %j', async (options, believed) => {
    const app = new SynthesizedApp([
      { name: 'network', json: withProviders('hashicorp/aws') },
      { name: 'platform', json: withProviders('hashicorp/helm') },
    ]);
    // It stands for Terraform: it notes what it is asked, and plans nothing.
    app.write('terraform', `#!/bin/sh\necho "$PWD $*" >> ${join(app.root, 'asked')}\n[ "$1" = init ]\n`);
    chmodSync(join(app.root, 'terraform'), 0o755);
    await app.plan({ terraform: { program: join(app.root, 'terraform'), version: '1.11.4' }, ...options });
    const plans = readFileSync(join(app.root, 'asked'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(' plan '));
    const asked = ['network', 'platform'].map((stack) => plans.find((line) => line.includes(`stacks/${stack} `)));
    expect(asked.map((line) => line?.includes(' -refresh=false'))).toEqual(believed);
    app.remove();
  });
});

describe('showsUserData', () => {
  it.each([
    ['a launch template', { resource: { aws_launch_template: { x: {} } } }, true],
    ['none', { resource: { aws_vpc: { x: {} } } }, false],
    ['nothing', {}, false],
  ])('says whether a stack with %s is refreshed by who may not read it', (_what, json, shows) => {
    expect(showsUserData({ source: JSON.stringify(json) })).toBe(shows);
  });
});
