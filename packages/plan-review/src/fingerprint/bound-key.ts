import { createHmac } from 'node:crypto';

/**
 * The key of fingerprints of one commit's review. A fingerprint is published, and whoever may write to a repository may edit the comment it is in: made
 * with this key, it says nothing of any other commit, so it cannot be handed on to one whose plan nobody saw.
 *
 * @param key secret of at least 16 characters
 * @param head commit that is reviewed
 */
export function boundKey(key: string, head: string): string {
  return createHmac('sha256', key).update(`review of ${head}`).digest('hex');
}
