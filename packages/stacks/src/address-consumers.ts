import type { ResolvedEnvironment } from '@spot-serving/core';
import { type AddressConsumer, type OtherConsumers, systemNodeAddresses } from '@spot-serving/eks-spot';
import { interfaceEndpointCount } from '@spot-serving/network';

/** Addresses that EKS wants of each subnet of a cluster, for its interfaces and those of its next version (EKS user guide, "View Amazon EKS networking requirements"). */
const clusterAddresses = 6;

/** Addresses that a load balancer wants free in each of its subnets, to grow (Application Load Balancers guide, "Subnets for your load balancer"). */
const balancerAddresses = 8;

/** Jobs on the runner at once, an interface each (CodeBuild user guide, "Use CodeBuild with Amazon VPC"): one that applies, which waits for no other, and one that looks. */
const runnerJobs = 2;

/** Who takes addresses of the private subnets of an environment, beside the nodes of pools. NAT gateways and balancers for the internet are in public ones. */
export function addressConsumers({ cluster, network, endpoint, delivery }: ResolvedEnvironment): OtherConsumers {
  const one = (what: string, each: number): AddressConsumer => ({ what, count: 1, each });
  return {
    inEach: [
      one('the cluster', clusterAddresses),
      ...(endpoint?.scheme === 'internal' ? [one('the load balancer', balancerAddresses)] : []),
      ...(network.nat === 'none' ? [one('endpoints of services', interfaceEndpointCount)] : []),
    ],
    spread: [
      ...systemNodeAddresses(cluster.systemNodes, network.zones),
      ...(delivery?.runner ? [{ what: 'jobs on the runner', count: runnerJobs, each: 1 }] : []),
    ],
  };
}
