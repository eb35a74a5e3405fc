import { z } from 'zod';

import { imageReferenceForm } from '../images/image-reference';
import { field, text } from '../settings/forms';
import { addonNames, type ResolvedVersions } from './resolved-versions';

/** How EKS writes the version of an add-on (EKS API reference, DescribeAddonVersions). */
const addonVersion = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
/** How EKS writes the release of an image: Kubernetes patch version and date (EKS API reference, Nodegroup.releaseVersion). */
const imageRelease = /^1\.\d{2}\.\d+-\d{8}$/;
/** A chart's version is a semantic one (Helm documentation, "Charts", "Charts and Versioning"). */
const chartVersion = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/;

const closed = <T extends z.ZodRawShape>(shape: T) => {
  return z.strictObject(shape, {
    error: `remove it or correct its name; known here: ${Object.keys(shape).join(', ')}`,
  });
};

const lookedUp = {
  source: z.string({ error: 'say where it was read' }).min(1, { error: 'say where it was read' }),
  read: z.iso.date({ error: "write the day it was read, such as '2026-11-22'" }),
};

const version = (pattern: RegExp, example: string) =>
  closed({ version: text(pattern, `write a version such as '${example}'`, example), ...lookedUp });

const digest = text(
  /^sha256:[0-9a-f]{64}$/,
  'write sha256: and 64 hexadecimal digits, as the registry tells them',
  `sha256:${'0'.repeat(64)}`,
);
const addon = version(addonVersion, 'v1.35.3-eksbuild.2').optional();

const kubernetes = z.record(
  text(/^1\.\d{2}$/, "name a Kubernetes minor version, such as '1.35'", '1.35'),
  closed({
    nodeImage: version(imageRelease, '1.35.6-20260714').optional(),
    addons: closed(Object.fromEntries(addonNames.map((name) => [name, addon]))).optional(),
  }),
  { error: 'write an object of Kubernetes minor version: versions' },
);

const chart = closed({
  version: text(chartVersion, "write a version such as '3.13.1'", '3.13.1'),
  repository: text(
    /^(https|oci):\/\/\S+$/,
    'write the address of a repository, https:// or oci://',
    'https://charts.example',
  ),
  digest: digest.optional(),
  ...lookedUp,
});

const image = closed({
  digest,
  platform: z.literal('linux/amd64', { error: "write 'linux/amd64': our nodes run no other" }),
  ...lookedUp,
});
const reference = text(
  imageReferenceForm,
  'name an image with its tag, such as docker.io/tensorflow/serving:2.19.1',
  'docker.io/tensorflow/serving:2.19.1',
).refine((name) => !name.includes('@'), { error: 'name the image without its digest, which belongs in the entry' });

const blocks = closed({
  cidrs: z.array(field.publicCidr).min(1, { error: 'list the IPv4 blocks of S3 in the region' }),
  ...lookedUp,
});

/** The shape of a resolved-versions file; anything may be absent, which is then unresolved. */
export const versionsSchema: z.ZodType<ResolvedVersions> = closed({
  kubernetes: kubernetes.optional(),
  charts: z
    .record(z.string(), chart, { error: 'write an object of chart: { version, repository, source, read }' })
    .optional(),
  images: z
    .record(reference, image, { error: 'write an object of image: { digest, platform, source, read }' })
    .optional(),
  s3: z.record(field.region, blocks, { error: 'write an object of region: { cidrs, source, read }' }).optional(),
});
