import { z } from 'zod';

import { isPrivateCidr, parseCidr } from '../cidr';
import { modelServerImage } from '../models/model-server-image';
import type { Problem } from '../problems';
import { field } from './forms';
import { listProblems } from './list-problems';
import { section } from './section';
import { type Complete, withDefaults } from './with-defaults';

/** What every model of an environment is served with. */
export interface ServingSection {
  /** Image of TensorFlow ModelServer, with tag or digest. @default docker.io/tensorflow/serving:2.19.1 */
  readonly modelServerImage?: string;
  /** Image of the container that fetches models: bash, coreutils and the AWS CLI. @default docker.io/amazon/aws-cli:2.34.24 */
  readonly loaderImage?: string;
  /**
   * IPv4 blocks of S3 in the region: pods of models reach nothing else outside of the cluster. Blocks are added now and then, and a pod that asks an address outside of the
   * list cannot load its model (docs/adr/0034).
   *
   * @default what `resolve-versions` looked up for the region, which production needs; else every public address, on 443
   */
  readonly storeCidrs?: readonly string[];
}

/** Its shape. */
export const servingSchema = section({
  modelServerImage: field.image.optional(),
  loaderImage: field.image.optional(),
  storeCidrs: z.array(field.publicCidr, { error: 'list the IPv4 blocks of S3 in the region' }).optional(),
});

const defaults = {
  modelServerImage,
  loaderImage: 'docker.io/amazon/aws-cli:2.34.24',
  storeCidrs: [] as readonly string[],
};

/** Blocks with a shorter prefix hold a 256th of all addresses or more: no service of one region has that many. */
const widestPrefix = 9;

/** Rules of the way to the store: public blocks of a service, each once. */
export function servingRules({ storeCidrs = [] }: ServingSection = {}): Problem[] {
  return listProblems(storeCidrs, 'storeCidrs', (cidr) => {
    const block = parseCidr(cidr);
    if (block === undefined) return "write an IPv4 block by its first address, such as '203.0.113.0/24'";
    if (isPrivateCidr(block)) return 'name public addresses: S3 has no other';
    return block.prefix < widestPrefix ? 'name the blocks of S3 in this region alone' : undefined;
  });
}

/**
 * Fills what is left open.
 *
 * @param storeCidrs blocks of S3 that were looked up
 */
export function resolveServing(
  serving: ServingSection = {},
  storeCidrs: readonly string[] = [],
): Complete<ServingSection> {
  return withDefaults({ ...defaults, storeCidrs }, serving);
}
