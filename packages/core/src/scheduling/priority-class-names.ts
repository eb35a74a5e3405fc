/** Names of the priority classes that `PriorityClasses` makes. */
export const priorityClassNames = {
  /** Controllers on system nodes. */
  system: 'spot-serving-system',
  /** Pods that serve models. */
  serving: 'spot-serving-models',
  /** Placeholders that give way to pods that serve models. */
  headroom: 'spot-serving-headroom',
} as const;
