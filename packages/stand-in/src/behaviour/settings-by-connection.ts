import type { ProviderName } from '../schema/binding-package';
import { decodeValue, type DynamicValue } from '../value/codec';
import { awsSettings, type ProviderSettings, unconfigured } from './provider-settings';

/** What each connection of Terraform configured; one provider configuration has one connection. */
export class SettingsByConnection {
  private readonly settings = new Map<string, ProviderSettings>();

  constructor(private readonly provider: ProviderName) {}

  /** Keeps what a provider block says; only that of aws says where resources are. */
  configure(connection: string, config: DynamicValue | undefined): void {
    if (this.provider === 'aws') this.settings.set(connection, awsSettings(decodeValue(config)));
  }

  has(connection: string): boolean {
    return this.settings.has(connection);
  }

  of(connection: string): ProviderSettings {
    return this.settings.get(connection) ?? unconfigured;
  }
}
