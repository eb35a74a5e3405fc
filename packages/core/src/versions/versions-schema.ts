import { z } from 'zod';
import { addonNames, type ResolvedVersions } from './resolved-versions';

/** How EKS writes the version of an add-on (EKS API reference, DescribeAddonVersions). */
const addonVersion = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
/** How EKS writes the release of an image: Kubernetes patch version and date (EKS API reference, Nodegroup.releaseVersion). */
const imageRelease = /^1\.\d{2}\.\d+-\d{8}$/;

const closed = <T extends z.ZodRawShape>(shape: T) => {
  return z.strictObject(shape, { error: `remove it or correct its name; known here: ${Object.keys(shape).join(', ')}` });
};

function lookedUp(pattern: RegExp, example: string) {
  return closed({
    version: z.string({ error: `write a version such as '${example}'` }).regex(pattern, { error: `write a version such as '${example}'` }),
    source: z.string({ error: 'say where it was read' }).min(1, { error: 'say where it was read' }),
    read: z.iso.date({ error: "write the day it was read, such as '2026-11-22'" }),
  });
}

const addon = lookedUp(addonVersion, 'v1.35.3-eksbuild.2').optional();

/** The shape of a resolved-versions file; anything may be absent, which is then unresolved. */
export const versionsSchema: z.ZodType<ResolvedVersions> = z.record(
  z.string().regex(/^1\.\d{2}$/, { error: "name a Kubernetes minor version, such as '1.35'" }),
  closed({
    nodeImage: lookedUp(imageRelease, '1.35.6-20260714').optional(),
    addons: closed(Object.fromEntries(addonNames.map((name) => [name, addon]))).optional(),
  }),
  { error: 'write an object of Kubernetes minor version: versions' },
);
