import type { CommandContext } from '@spot-serving/terraform-runner';

/** What steps are made with. */
export interface LifeContext extends Pick<CommandContext, 'cwd' | 'env' | 'interruption'> {
  /** Folder for everything that is written; it goes when all is done. */
  readonly workFolder: string;
}
