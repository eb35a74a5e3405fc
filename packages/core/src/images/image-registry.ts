/** How to write the address of a registry. */
export const imageRegistryFix =
  'write a host and, if need be, a port and a path, without https:// and without a slash at the end';

/** Whether `text` is the address of a registry of images: a host with an optional port and path (OCI distribution specification). */
export function isImageRegistry(text: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$/.test(text);
}
