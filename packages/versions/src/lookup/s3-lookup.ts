import * as z from 'zod';

import { limitedBytes, limits } from '../registry/limited-bytes';
import { fitted } from './fitted';
import { type Lookup, lookUp } from './lookup';

/** Where AWS publishes its addresses (VPC user guide, "AWS IP address ranges"). */
export const ipRanges = 'https://ip-ranges.amazonaws.com/ip-ranges.json';

/** The part that is read (the same page, "Syntax"). */
const shape = z.object({
  prefixes: z.array(z.object({ ip_prefix: z.string(), region: z.string(), service: z.string() })),
});

/**
 * IPv4 blocks of S3 in a region. They hold those of the prefix list of the VPC's endpoint.
 *
 * @param url where to ask
 * @param today the day that is written beside them, `2026-11-22`
 */
export async function s3Lookup(region: string, url: string, today: string): Promise<Lookup> {
  return lookUp(['s3', region], async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
    if (response === undefined) throw new Error(`${url} cannot be reached`);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const text = await limitedBytes(new URL(url).host, url, response, limits.index);
    const { prefixes } = fitted(shape, url, () => JSON.parse(text.toString()) as unknown);
    const here = prefixes.filter(({ service, region: place }) => service === 'S3' && place === region);
    if (here.length === 0) throw new Error(`${url} has no blocks of S3 in ${region}`);
    const cidrs = [...new Set(here.map(({ ip_prefix: cidr }) => cidr))].sort();
    return { entry: { cidrs, source: `${url}, S3 in ${region}`, read: today } };
  });
}
