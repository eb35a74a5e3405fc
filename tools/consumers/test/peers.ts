/** One set of peers that a project may have, exact. */
export type Peers = Readonly<
  Record<'cdktf' | 'constructs' | '@cdktf/provider-aws' | '@cdktf/provider-helm' | '@cdktf/provider-kubernetes', string>
>;

/** The newest of each, of which cdktf and its providers will stay so: they were archived. */
export const newest: Peers = {
  cdktf: '0.21.0',
  constructs: '10.8.1',
  '@cdktf/provider-aws': '21.22.1',
  '@cdktf/provider-helm': '12.1.2',
  '@cdktf/provider-kubernetes': '12.1.1',
};

/** The oldest of each that the ranges of our manifests allow. */
export const oldest: Peers = {
  ...newest,
  constructs: '10.4.2',
  '@cdktf/provider-helm': '12.0.0',
  '@cdktf/provider-kubernetes': '12.0.0',
};

/**
 * The major lines before, at their newest, which our manifests do not allow: they compile and synthesize, and lose what their provider does not know yet
 * without a word.
 */
export const tooOld: Peers = { ...newest, '@cdktf/provider-aws': '20.1.0', '@cdktf/provider-helm': '11.0.0' };

/**
 * What an app of somebody else may have that takes our programs and rules alone, which make nothing of their own: cdktf's line before its last, and its
 * providers then. Helm is not among them: the stand-in speaks for its provider from 3.0 on.
 */
export const foreign = {
  cdktf: '0.20.12',
  constructs: '10.4.2',
  '@cdktf/provider-aws': '19.65.1',
  '@cdktf/provider-kubernetes': '11.12.1',
};

/** What npm installs. */
export const specifiers = (peers: Partial<Peers>): readonly string[] =>
  Object.entries(peers).map(([name, version]) => `${name}@${version}`);
