import type { ServerSettingsProps } from './server-settings';

/** One ModelServer: one model at one version, never reloaded. */
export interface ModelServerProps extends ServerSettingsProps {
  /** Name by which clients ask for it, a segment of the REST path. */
  readonly model: string;
  /** The only version it serves: the folder of that name below `basePath`. */
  readonly version: number;
  /** Absolute local folder that holds the version's folder; ModelServer has no S3 code (TFS#1963). */
  readonly basePath: string;
  /** Absolute folder that holds {@link modelServerFiles}. */
  readonly configFolder: string;
  /** Names of this version, for clients that ask by label. @default none */
  readonly labels?: Readonly<Record<string, number>>;
}
