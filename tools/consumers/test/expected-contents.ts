/** What a tarball may hold beside what all hold, and how large it may get, KiB packed: a fifth above what it was when it was written. */
export interface ExpectedContents {
  readonly kib: number;
  /** Files and folders beside `dist`. @default none */
  readonly beside?: readonly string[];
}

/** By the package's folder. */
export const expectedContents: Readonly<Record<string, ExpectedContents>> = {
  autoscaling: { kib: 25 },
  'check-serving': { kib: 35, beside: ['bin'] },
  core: { kib: 130 },
  create: { kib: 25, beside: ['bin'] },
  delivery: { kib: 45 },
  'eks-spot': { kib: 95 },
  emulator: {
    kib: 25,
    beside: [
      'python',
      'requirements-aws-cli.txt',
      'requirements-checkov.txt',
      'requirements-protobuf.txt',
      'requirements-shellcheck.txt',
      'requirements-tensorflow.txt',
      'requirements.txt',
    ],
  },
  encryption: { kib: 15 },
  forecast: { kib: 80, beside: ['bin'] },
  guardrails: { kib: 105 },
  'guardrails-cli': { kib: 20, beside: ['bin'] },
  'helm-release': { kib: 25 },
  ingress: { kib: 40 },
  'model-publisher': { kib: 55, beside: ['bin', 'python'] },
  'model-store': { kib: 35 },
  network: { kib: 30 },
  'nx-plugin': { kib: 20, beside: ['generators.json', 'src'] },
  pipeline: { kib: 95, beside: ['bin'] },
  'plan-review': { kib: 295, beside: ['bin'] },
  rehearsal: { kib: 165, beside: ['bin'] },
  serving: { kib: 95, beside: ['chart', 'scripts'] },
  stacks: { kib: 35 },
  'stand-in': { kib: 345, beside: ['bin', 'tables'] },
  'terraform-runner': { kib: 45, beside: ['bin', 'launch.cjs', 'launch.d.cts', 'with-tsx.cjs'] },
  testkit: { kib: 25 },
  versions: { kib: 45, beside: ['bin'] },
};

/** In every tarball. */
export const everywhere = ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'dist', 'package.json'];
