import { regionIn } from '../region-in';
import type { ProviderName } from '../schema/binding-package';
import { decodeValue, type DynamicValue } from '../value/codec';
import type { Value } from '../value/value';
import { awsSettings, type ProviderSettings, unconfigured } from './provider-settings';

/** What each connection of Terraform configured; one provider configuration has one connection. */
export class SettingsByConnection {
  private readonly settings = new Map<string, ProviderSettings>();

  constructor(private readonly provider: ProviderName) {}

  /** Keeps what a provider block says: that of aws where resources are, the others where their cluster is, in which load balancers are made. */
  configure(connection: string, config: DynamicValue | undefined): void {
    const written = decodeValue(config);
    this.settings.set(connection, this.provider === 'aws' ? awsSettings(written) : inClusterOf(written));
  }

  has(connection: string): boolean {
    return this.settings.has(connection);
  }

  of(connection: string): ProviderSettings {
    return this.settings.get(connection) ?? unconfigured;
  }
}

function inClusterOf(config: Value): ProviderSettings {
  const region = regionIn(config);
  return region === undefined ? unconfigured : { ...unconfigured, place: { ...unconfigured.place, region } };
}
