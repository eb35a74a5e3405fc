import { resolveServing } from '../settings/serving';
import { parseImage } from './image-reference';
import { publicImages } from './public-images';

/**
 * Names of the repositories that a registry of yours needs for copies of all that an app runs, where its environment names no other images for its models. For `images` of a
 * bootstrap environment, which makes them in ECR.
 */
export const mirroredRepositories: readonly string[] = [
  ...Object.values(publicImages),
  ...[resolveServing().modelServerImage, resolveServing().loaderImage],
]
  .map((image) => parseImage(image).repository)
  .sort();
