/** Most system nodes that the autoscaler may make of `count`. */
export function mostSystemNodes(count: number): number {
  return count * 2;
}
