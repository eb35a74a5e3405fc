/** Regions where registry.k8s.io has a bucket named after the region (its repository at 093d55a, cmd/archeio/internal/app/buckets.go). */
const kubernetesRegions: ReadonlySet<string> = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** The one bucket of registry.k8s.io in a region that is not named by the rule (same source). */
const londonBucket = '767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2';

/**
 * Buckets in `region` from which container images are pulled, though the image's address names a registry.
 *
 * ECR keeps layers in a bucket of its own (ECR user guide, "Create the Amazon S3 gateway endpoint"), and registry.k8s.io redirects clients
 * in AWS to a bucket in their region; an endpoint policy that omits it makes pulls fail with 403 (prometheus-community/helm-charts#2421).
 * Where registry.k8s.io has none in the region, it redirects across regions, and such traffic does not pass a gateway endpoint.
 */
export function imageBuckets(region: string): string[] {
  const layers = `prod-${region}-starport-layer-bucket`;
  if (region === 'eu-west-2') return [layers, londonBucket];
  return kubernetesRegions.has(region) ? [layers, `prod-registry-k8s-io-${region}`] : [layers];
}
