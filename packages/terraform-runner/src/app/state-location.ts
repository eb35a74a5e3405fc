/** S3 by bucket and key, a local file by its path; these are the two backends the house's stacks and cdktf's default use. */
export function stateLocation(backend: string, config: Readonly<Record<string, unknown>>): string | undefined {
  if (backend === 's3' && typeof config.bucket === 'string' && typeof config.key === 'string')
    return `s3://${config.bucket}/${config.key}`;
  return backend === 'local' && typeof config.path === 'string' ? config.path : undefined;
}

/** The stack that keeps its state at a location, by the house's keys: `<app>/<layer>.tfstate` is of `<app>-<layer>`; any other goes by its file. */
export function stackAt(location: string): string {
  const [file = location, folder] = location
    .replace(/^s3:\/\/[^/]+\//, '')
    .replace(/\.tfstate$/, '')
    .split('/')
    .toReversed();
  return folder === undefined || location.startsWith('/') ? file : `${folder}-${file}`;
}
