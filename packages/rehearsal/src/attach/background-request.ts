import type { FailureCode, FoundApp } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';

/** What the background process is to serve. It crosses a process boundary, so it is plain data. */
export interface BackgroundRequest {
  readonly app: FoundApp;
  readonly stacks: readonly RehearsedStack[];
  readonly types: 'used' | 'all';
  /** Folder of the session; it exists. */
  readonly folder: string;
}

/** How the background process answers: `ready` when the session file is there. */
export type BackgroundAnswer =
  { readonly ready: true } | { readonly failure: { readonly message: string; readonly exitCode: FailureCode } };
