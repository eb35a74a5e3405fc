/** Names of what keeps the flow logs of a network. */
export interface FlowLogNames {
  /** IAM role that delivers them. */
  readonly role: string;
  /** CloudWatch log group that holds them. */
  readonly logGroup: string;
  /** Alias of the key that encrypts them. */
  readonly keyAlias: string;
}

/** Derives the names from that of the network, so that policies can hold to them before anything exists. */
export function flowLogNames(network: string): FlowLogNames {
  return { role: `${network}-flow-logs`, logGroup: `/${network}/flow-logs`, keyAlias: `alias/${network}/flow-logs` };
}
