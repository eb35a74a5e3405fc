import { lockFor } from '../../src/planner/lock-file';

const aws = `provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = "6.25.0"
  hashes = [
    "zh:0000",
  ]
}
`;
const helm = aws.replace('hashicorp/aws', 'hashicorp/helm');
const mirrored = aws.replace('registry.terraform.io/hashicorp/aws', 'mirror.acme.example/hashicorp/aws');
const file = `# This file is maintained automatically by "terraform init".\n\n${aws}\n${helm}\n${mirrored}`;

describe('lockFor', () => {
  it.each([
    [['hashicorp/aws'], aws],
    [['hashicorp/aws', 'hashicorp/helm'], `${aws}\n${helm}`],
    [['mirror.acme.example/hashicorp/aws'], mirrored],
    [['hashicorp/kubernetes'], ''],
    [[], ''],
  ])('gives a stack with %j its blocks, whole', (providers, blocks) => {
    expect(lockFor(file, providers)).toBe(blocks);
  });
});
