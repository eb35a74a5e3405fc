/** Address of a registry's API: docker.io's is elsewhere, and a registry on this machine speaks plain HTTP, as Docker and containerd have it. */
export function registryAddress(host: string): string {
  if (host === 'docker.io') return 'https://registry-1.docker.io';
  return `${/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`;
}
