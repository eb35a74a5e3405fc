import { Refusal } from '../protocol/refusal';
import { quotas } from '../tables/quotas';
import { isMap } from '../value/value';
import { fillTemplate } from './fill-template';
import type { NamedResource } from './name-register';

/** Live resources behind the stand-in, counted where AWS has a quota. Those that an account has besides are not known. */
export class QuotaRegister {
  private readonly counts = new Map<string, number>();

  /** Counts a resource that exists already. */
  observe(resource: NamedResource): void {
    this.add(resource, 1);
  }

  /** Counts a destroyed resource no more. */
  release(resource: NamedResource): void {
    this.add(resource, -1);
  }

  /**
   * Counts a new resource.
   *
   * @throws Refusal with the code of AWS when there are as many as the default quota allows
   */
  claim(resource: NamedResource): void {
    const quota = quotas[resource.type];
    const key = keyOf(resource);
    if (quota && key !== undefined && (this.counts.get(key) ?? 0) >= quota.limit) {
      throw new Refusal(
        `creating ${resource.type}: ${quota.code}`,
        `There are ${quota.limit} ${quota.what} already, which is AWS's default quota (${quota.source}). Make fewer, or have it raised and ` +
          'rehearse with --lenient.',
      );
    }
    this.add(resource, 1);
  }

  private add(resource: NamedResource, change: number): void {
    const key = keyOf(resource);
    if (key !== undefined) this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + change));
  }
}

/** `undefined` when the type has no quota, or what it counts per is not known. */
function keyOf({ type, values, place }: NamedResource): string | undefined {
  const quota = quotas[type];
  if (!quota || !isMap(values)) return undefined;
  const facts = { type, block: { attributes: [], blocks: [] }, place, known: values, prior: null, seed: '' };
  const per = fillTemplate(quota.per, facts, '');
  const apart = quota.apart !== undefined && typeof values[quota.apart] === 'string' ? quota.apart : '';
  return typeof per === 'string' ? `${type} ${place.account} ${per} ${apart}` : undefined;
}
