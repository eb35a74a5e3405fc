/** Name of the endpoint service of `service` in `region` (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink"). */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
