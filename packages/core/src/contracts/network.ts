/** A VPC, as its users need it: owned, looked up or faked alike. */
export interface INetwork {
  /** Id of the VPC. */
  readonly vpcId: string;
  /** One subnet per zone with a route to the internet gateway, in the order of `availabilityZones`; empty when there is none. */
  readonly publicSubnetIds: string[];
  /** One subnet per zone for nodes and pods, in the order of `availabilityZones`. */
  readonly privateSubnetIds: string[];
  /** One subnet per zone for internal load balancers, in the same order; the private ones, that very list, where a network has none of their own. */
  readonly balancerSubnetIds: string[];
  /** Names of the zones in use, such as `eu-west-1a`. */
  readonly availabilityZones: string[];
  /** Id of the S3 gateway endpoint, through which alone models may be read. */
  readonly s3EndpointId: string;
}
