import { Refusal } from '../protocol/refusal';
import { element, isMap, member, Unknown, type Value, type ValueMap } from '../value/value';
import { knownZones } from './data/known-zones';
import { exampleAccount, type Place } from './place';

/** What one provider configuration says; each connection has its own. */
export interface ProviderSettings {
  readonly place: Place;
  /** Tags of every resource; a resource's own tags win. */
  readonly defaultTags: ValueMap;
}

/** Settings before the provider is configured, and of providers that have no region. */
export const unconfigured: ProviderSettings = {
  place: { region: 'us-east-1', account: exampleAccount },
  defaultTags: {},
};

/**
 * Reads the aws provider's configuration.
 *
 * The account is the first of `allowed_account_ids`, else AWS's documentation account. A region from the environment,
 * which the real provider accepts, is not: a rehearsal must not depend on who runs it.
 *
 * @throws Refusal when there is no region, or one that is none
 */
export function awsSettings(config: Value): ProviderSettings {
  const region = text(member(config, 'region'));
  const account = text(element(member(config, 'allowed_account_ids'), 0)) ?? exampleAccount;
  const tags = member(element(member(config, 'default_tags'), 0), 'tags');
  if (!region) {
    throw new Refusal(
      'The aws provider has no region',
      'Set region in the provider; the stand-in takes none from the environment.',
    );
  }
  if (member(config, 'skip_region_validation') !== true) refuseUnknown(region);
  return { place: { region, account }, defaultTags: isMap(tags) ? tags : {} };
}

/** Regions of the isolated and sovereign partitions, which the provider knows, and of whose zones nothing is public. */
const apart = /^(us|eu)-iso[a-z]*-|^eusc-/;

/** In the words of the provider, which asks a list of its own (aws provider 5.100.0, tried; hashicorp/aws-sdk-go-base, `validation.SupportedRegion`). */
function refuseUnknown(region: string): void {
  if (knownZones(region) !== undefined || apart.test(region)) return;
  throw new Refusal(
    `invalid AWS Region: ${region}`,
    'Correct it. If it is newer than what the stand-in knows, skip_region_validation lets it pass.',
  );
}

/** Tags that a resource gets: the provider's default tags, overridden by its own. Unknown when one of its own is (aws provider, `SetTagsDiff`). */
export function allTags(tags: Value, { defaultTags }: ProviderSettings): Value {
  if (tags !== null && !isMap(tags)) return tags;
  const all = { ...defaultTags, ...tags };
  return Object.values(all).some((value) => value instanceof Unknown) ? Unknown.value : all;
}

const text = (value: Value): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
