import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Testing } from 'cdktf';

import type { Environment, ResolvedEnvironment } from '@spot-serving/core';
import { aNetwork, aResolvedEnvironment, resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

import { ClusterStack } from '../src';

/** An event pattern, as far as it names groups. */
interface Pattern {
  readonly 'detail-type': readonly string[];
  readonly detail?: { readonly AutoScalingGroupName?: readonly string[] };
}

const patternOf = ({ event_pattern }: { readonly event_pattern: string }) => JSON.parse(event_pattern) as Pattern;
const steady = ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large'];
const withTypes = (...instanceTypes: string[]): Partial<Environment> => ({
  pools: { spot: { general: { instanceTypes } } },
});

function define(change: Partial<Environment> = {}, tier: ResolvedEnvironment['tier'] = 'dev'): ClusterStack {
  return new ClusterStack(Testing.app(), { ...aResolvedEnvironment(change), tier }, { network: aNetwork() });
}

function synthesized(stack: ClusterStack): SynthesizedStack {
  return JSON.parse(Testing.synth(stack, true)) as SynthesizedStack;
}

describe('ClusterStack', () => {
  it('hears of the end of every node that it makes, and of no other group', () => {
    const stack = synthesized(define({ pools: { spot: { general: {}, other: {} } } }));
    const groups = Object.values(resourcesOf(AutoscalingGroup, stack)).map(
      (group) => (group as { readonly name: string }).name,
    );
    const patterns = Object.values(resourcesOf(CloudwatchEventRule, stack)).map((rule) =>
      patternOf(rule as { readonly event_pattern: string }),
    );
    expect(groups.sort()).toEqual(['test-app-fallback', 'test-app-general', 'test-app-other']);
    const ends = patterns.filter((pattern) =>
      pattern['detail-type'].includes('EC2 Instance-terminate Lifecycle Action'),
    );
    expect(ends.flatMap(({ detail }) => detail?.AutoScalingGroupName ?? []).sort()).toEqual(groups);
  });

  it('gives up a node that never joins: every group has the hook, and the queue hears of it', () => {
    const stack = synthesized(define());
    const groups = Object.keys(resourcesOf(AutoscalingGroup, stack));
    expect(Object.keys(resourcesOf(AutoscalingLifecycleHook, stack))).toHaveLength(groups.length);
    const heard = Object.values(resourcesOf(CloudwatchEventRule, stack)).map((rule) =>
      patternOf(rule as { readonly event_pattern: string }),
    );
    expect(heard.flatMap((pattern) => pattern['detail-type'])).toContain('EC2 Instance-launch Lifecycle Action');
  });

  it('makes no node anew for tags of the user', () => {
    const [before, after] = ['search', 'ads'].map((team) => synthesized(define({ tags: { team } })));
    expect(resourcesOf(LaunchTemplate, after ?? {})).toEqual(resourcesOf(LaunchTemplate, before ?? {}));
    expect(JSON.stringify(resourcesOf(AutoscalingGroup, after ?? {}))).toContain('"ads"');
  });

  it('starts no node before somebody hears of its end', () => {
    const stack = synthesized(define());
    const targets = Object.keys(resourcesOf(CloudwatchEventTarget, stack)).filter((id) =>
      id.startsWith('Interruptions_'),
    );
    expect(targets.length).toBeGreaterThan(0);
    for (const group of Object.values(resourcesOf(AutoscalingGroup, stack))) {
      expect(group).toMatchObject({
        depends_on: expect.arrayContaining(targets.map((id) => `aws_cloudwatch_event_target.${id}`)) as string[],
      });
    }
  });

  it('hands out its pools, Spot first and On-Demand last', () => {
    expect(
      define({ pools: { spot: { general: {}, other: {} } } }).pools.map(({ name, lifecycle }) => [name, lifecycle]),
    ).toEqual([
      ['general', 'spot'],
      ['other', 'spot'],
      ['fallback', 'on-demand'],
    ]);
  });

  it('tags instances, volumes and interfaces with what never changes while the app lives', () => {
    const tags = { app: 'test-app', tier: 'dev', stack: 'cluster', 'managed-by': 'cdktf' };
    const templates = Object.values(resourcesOf(LaunchTemplate, synthesized(define({ tags: { team: 'ml' } }))));
    expect(templates).toHaveLength(3);
    const resources = ['instance', 'volume', 'network-interface'];
    const tagged = (resource: string) =>
      expect.objectContaining({ resource_type: resource, tags: expect.objectContaining(tags) as object }) as object;
    const specifications = expect.arrayContaining(resources.map(tagged)) as object;
    for (const template of templates) expect(template).toMatchObject({ tag_specifications: specifications });
  });

  it('wants steady CPU in prod, and not elsewhere', () => {
    expect(() => define(withTypes(...steady, 't3.large'))).not.toThrow();
    expect(() => define(withTypes(...steady, 't3.large'), 'prod')).toThrow(
      /cluster\/Pools is misconfigured:[^]*spot\.general\.instanceTypes\[4\] is "t3\.large"/,
    );
  });

  it('refuses pools that the network’s subnets do not hold', () => {
    const network = { cidr: '10.0.0.0/20' };
    expect(() =>
      define({ network, pools: { spot: { general: { maxSize: 7 } }, fallback: { maxSize: 20 } } }),
    ).not.toThrow();
    expect(() => define({ network, pools: { spot: { general: { maxSize: 8 } }, fallback: { maxSize: 20 } } })).toThrow(
      /fallback\.maxSize is 20: the private subnets have too few addresses .*system nodes 4 x 65 = 260.*lower it to 19/,
    );
  });
});
