/** Nodes that grow and shrink together. */
export interface NodeGroup {
  readonly address: string;
  readonly region: string | undefined;
  readonly min: number;
  readonly max: number;
  /** Instance types it may launch. */
  readonly types: readonly string[];
  /** Nodes that are On-Demand whatever the size. */
  readonly onDemandBase: number;
  /** Percent of the nodes above the base that are On-Demand. */
  readonly onDemandPercent: number;
  /** Labels of its nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** What pods may use of a node, milli-CPU and MiB; undefined where the plan does not say. */
  readonly room: { readonly cpu: number; readonly memory: number } | undefined;
  /** GiB of gp3 on each node; undefined where the plan does not say, or for another type of volume. */
  readonly diskGiB: number | undefined;
}

/** Whether it buys Spot at all. */
export function buysSpot({ onDemandPercent }: NodeGroup): boolean {
  return onDemandPercent < 100;
}

/** How many of `nodes` are On-Demand; part of a node counts as a whole one. */
export function onDemandNodes({ onDemandBase, onDemandPercent }: NodeGroup, nodes: number): number {
  const base = Math.min(onDemandBase, nodes);
  return base + Math.ceil(((nodes - base) * onDemandPercent) / 100);
}
