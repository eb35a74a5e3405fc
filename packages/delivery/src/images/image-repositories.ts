import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { Construct } from 'constructs';

import {
  partitionIn,
  type Problem,
  regionalHost,
  type RegionAndAccount,
  requireValid,
  unless,
} from '@spot-serving/core';
import { EncryptionKey } from '@spot-serving/encryption';

import { imageKeyPolicy } from './image-key-policy';
import { imageReadersPolicy } from './image-readers-policy';
import { keptImages } from './kept-images';

/** Which images are kept, and where. */
export interface ImageRepositoriesProps extends RegionAndAccount {
  /** Prefix of the repositories' names, and alias of their key. */
  readonly prefix: string;
  /** Names of images without registry and tag, such as `tensorflow/serving`. */
  readonly images: readonly string[];
  /** ARNs of the IAM roles that administer the key; they must exist. */
  readonly administrators: readonly string[];
  /** ARNs of roles in other accounts that may pull: those of nodes. They need not exist yet. @default none */
  readonly readers?: readonly string[];
}

/** ECR API reference, CreateRepository: names of at most 256 characters of lower-case letters, digits and separators. */
const nameForm = /^(?=.{2,256}$)[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;

/** Everything wrong with names of images. */
export function imageRepositoriesProblems({ prefix, images }: ImageRepositoriesProps): Problem[] {
  const fix = 'use lower-case letters, digits and single separators, without registry and tag';
  const twice = images.filter((image, index) => images.indexOf(image) !== index);
  return [
    ...unless(nameForm.test(prefix), { path: 'prefix', value: prefix, fix }),
    ...images.flatMap((value, index) =>
      unless(nameForm.test(`${prefix}/${value}`), { path: `images[${index}]`, value, fix }),
    ),
    ...twice.map((value) => ({ path: 'images', value, fix: 'name each image once' })),
  ];
}

/**
 * Repositories of ECR for the images that an app runs: tags that never move, each image scanned when it is pushed, all encrypted with one
 * key of our own. For closed networks, and because nodes that come and go behind one address meet the limits of public registries.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class ImageRepositories extends Construct {
  /** Address to name in `platform.imageRegistry`: `<account>.dkr.ecr.<region>.<suffix>/<prefix>`. */
  readonly registry: string;

  constructor(scope: Construct, id: string, props: ImageRepositoriesProps) {
    super(scope, id);
    requireValid(this, imageRepositoriesProblems(props));
    const { prefix, images, region, account, administrators, readers = [] } = props;
    const { id: partition, dnsSuffix } = partitionIn(region);
    const rootArn = `arn:${partition}:iam::${account}:root`;
    const policy = imageKeyPolicy({ administrators, rootArn, account, registryService: regionalHost('ecr', region) });
    const key = new EncryptionKey(this, 'Key', {
      alias: `${prefix}/images`,
      description: `Images of ${prefix}`,
      policy,
    });
    for (const image of images) {
      const repository = new EcrRepository(this, image.replaceAll('/', '-'), {
        name: `${prefix}/${image}`,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: key.arn }],
      });
      new EcrLifecyclePolicy(this, `${image.replaceAll('/', '-')}-kept`, {
        repository: repository.name,
        policy: keptImages(),
      });
      if (readers.length > 0)
        new EcrRepositoryPolicy(this, `${image.replaceAll('/', '-')}-readers`, {
          repository: repository.name,
          policy: imageReadersPolicy(readers),
        });
    }
    this.registry = `${account}.dkr.ecr.${region}.${dnsSuffix}/${prefix}`;
  }
}
