import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { App } from 'cdktf';
import { Aspects, TerraformStack } from 'cdktf';

import { boundaryArn } from '../delivery/delivery-names';
import type { ResolvedEnvironment } from '../environment';
import { BoundedRoles } from './bounded-roles';
import { LockedState } from './locked-state';

/** The stacks of an app, in the order of their life; see docs/architecture.md. */
export type StackLayer = 'network' | 'models' | 'cluster' | 'platform' | 'serving';

/**
 * Base of every stack of an app: named `<app>-<layer>`, with its own locked state and an AWS provider bound to the environment's
 * region and account, which tags all it makes. Where workflows deliver the app, its roles have the boundary without which they cannot be made.
 *
 * The provider's version is the one its bindings were generated for, pinned exactly by cdktf.
 */
export class AppStack extends TerraformStack {
  /** The tags of all it makes; for what the provider's default tags do not reach. */
  readonly resourceTags: Readonly<Record<string, string>>;
  /** Those of them that never change while the app lives: a launch template that has others makes every node anew when one changes. */
  readonly lastingTags: Readonly<Record<string, string>>;

  constructor(
    app: App,
    readonly environment: ResolvedEnvironment,
    layer: StackLayer,
  ) {
    super(app, `${environment.name}-${layer}`);
    this.lastingTags = { app: environment.name, tier: environment.tier, stack: layer, 'managed-by': 'cdktf' };
    this.resourceTags = { ...environment.tags, ...this.lastingTags };
    if (environment.delivery) Aspects.of(this).add(new BoundedRoles(boundaryArn(environment)));
    // A region that the packages do not know, providers may not know either.
    const skipRegionValidation = environment.regionFacts ? { skipRegionValidation: true } : {};
    const key = `${environment.name}/${layer}.tfstate`;
    new LockedState(this, { ...environment.state, key, ...skipRegionValidation });
    new AwsProvider(this, 'aws', {
      region: environment.region,
      ...skipRegionValidation,
      allowedAccountIds: [environment.account],
      defaultTags: [{ tags: this.resourceTags }],
    });
  }
}
