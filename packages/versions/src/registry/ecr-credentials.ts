import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';

/** A private registry of Amazon ECR. */
export interface EcrRegistry {
  /** Account that it belongs to. */
  readonly account: string;
  readonly region: string;
}

/** Reads the host of a private registry (ECR user guide, "Private registry"); undefined for any other. */
export function ecrRegistry(host: string): EcrRegistry | undefined {
  const [, account, region] = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(host) ?? [];
  return account === undefined || region === undefined ? undefined : { account, region };
}

/**
 * `user:password` in base64 for a private registry, good for twelve hours, from the credentials of the shell. The token is for every registry
 * that these may use (ECR API reference, GetAuthorizationToken).
 *
 * @param endpoint address of an emulator, for tests. @default AWS
 */
export async function ecrCredentials({ region }: EcrRegistry, endpoint?: string): Promise<string> {
  const { authorizationData = [] } = await new ECRClient({ region, endpoint }).send(
    new GetAuthorizationTokenCommand({}),
  );
  const token = authorizationData[0]?.authorizationToken;
  if (token === undefined) throw new Error(`ECR gave no token in ${region}`);
  return token;
}
