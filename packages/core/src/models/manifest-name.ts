/** Name of the list of a version's files and their digests, which is published last: where it is, the version is whole. It names files and holds nothing of them. */
export const manifestName = 'manifest.sha256';
