/** placeholder */
export const forceNewAttributes: Readonly<Record<string, readonly string[]>> = { aws_vpc: ['cidr_block'] };
