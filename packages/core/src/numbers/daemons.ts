/** What network, proxy, identity and log daemons take from each node, millicores and MiB: an allowance, for they size themselves in their add-ons. */
export const daemonAllowance = { cpuMillicores: 300, memoryMiB: 384 } as const;
