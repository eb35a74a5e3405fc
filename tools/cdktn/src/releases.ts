/**
 * What a name of cdktf's becomes, and in which release (npm, read 2026-11-27). `@cdktn/provider-aws` 25.7.0 is of provider aws 6.66.0 and wants
 * cdktn ^0.24.0 with constructs >=10.6.0 <10.8.0. Bindings for kubernetes and helm are not published; `cdktn get` makes them, and 0.0.0 is that
 * package of the workspace.
 */
export const releases: Readonly<Record<string, { readonly name: string; readonly version: string }>> = {
  cdktf: { name: 'cdktn', version: '0.24.0' },
  'cdktf-cli': { name: 'cdktn-cli', version: '0.24.0' },
  '@cdktf/provider-aws': { name: '@cdktn/provider-aws', version: '25.7.0' },
  '@cdktf/provider-kubernetes': { name: '@cdktn/provider-kubernetes', version: '0.0.0' },
  '@cdktf/provider-helm': { name: '@cdktn/provider-helm', version: '0.0.0' },
};

/** Releases of constructs that cdktn 0.24.0 takes (its `peerDependencies`). */
export const constructsRange = '>=10.6.0 <10.8.0';

/** Node that the bindings want (`engines` of `@cdktn/provider-aws` 25.7.0; `cdktn-cli` 0.24.0 wants 22.19). */
export const nodeRange = '>=22.19';
