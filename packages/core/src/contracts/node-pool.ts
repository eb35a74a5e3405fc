import type { NodeSchedule } from './node-schedule';

/** How the instances of a pool are bought. */
export type NodeLifecycle = 'spot' | 'on-demand';

/** Interchangeable nodes that scale together: one Auto Scaling group. */
export interface INodePool {
  /** The pool's name within its cluster. */
  readonly name: string;
  /** Name of the Auto Scaling group; stable, so that the autoscaler's priorities can match it. */
  readonly groupName: string;
  /** ARN of the Auto Scaling group. */
  readonly groupArn: string;
  /** How the instances are bought. */
  readonly lifecycle: NodeLifecycle;
  /** The labels and taints of its nodes. */
  readonly schedule: NodeSchedule;
}
