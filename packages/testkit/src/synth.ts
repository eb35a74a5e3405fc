import { rmSync } from 'node:fs';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';

/** A synthesized stack: what cdktf writes to `cdk.tf.json`. */
export interface SynthesizedStack {
  /** Resources by type, then by logical id. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** Data sources by type, then by logical id. */
  readonly data?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** Outputs by name. */
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  /** Resources that got another address. */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

/** Synthesizes what `define` puts into a stack named `test` with an AWS provider in eu-west-1; validations run. */
export function synth(define: (scope: TerraformStack) => void): SynthesizedStack {
  const app = Testing.app();
  try {
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
    define(stack);
    return JSON.parse(Testing.synth(stack, true)) as SynthesizedStack;
  } finally {
    rmSync(app.outdir, { recursive: true, force: true });
  }
}
