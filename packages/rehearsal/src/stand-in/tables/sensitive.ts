/** placeholder */
export const sensitiveAttributes: Readonly<Record<string, readonly string[]>> = {};
