import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { TerraformStack, Testing } from 'cdktf';
import fc from 'fast-check';

import { installedSchemas } from '../../src/hcl/schemas';
import { stackHcl } from '../../src/hcl/stack-hcl';

const terraformProgram = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
const schemas = installedSchemas(__dirname);
const hclOf = (json: object): string => stackHcl(JSON.stringify(json), schemas);
const resource = (type: string, body: object) => hclOf({ resource: { [type]: { it: body } } });

describe('a stack as HCL', () => {
  it.each([
    [
      'a nested block, by the schema',
      resource('aws_eks_cluster', { encryption_config: { provider: { key_arn: 'k' }, resources: ['secrets'] } }),
      /encryption_config \{\n {4}provider \{\n {6}key_arn = "k"\n {4}\}\n {4}resources = \[/,
    ],
    [
      'a block for each in a list',
      resource('aws_autoscaling_group', { tag: [{ key: 'a' }, { key: 'b' }] }),
      /tag \{[^]*tag \{/,
    ],
    ['no block for null', resource('aws_autoscaling_group', { tag: null }), /"it" \{\n\}/],
    [
      'an argument that is a map',
      resource('aws_vpc', { tags: { 'a/b': 'c', d: null } }),
      /tags = \{\n {4}"a\/b" = "c"\n {4}d = null\n {2}\}/,
    ],
    [
      'a nested attribute as an argument',
      hclOf({ provider: { helm: [{ kubernetes: { host: 'h' } }] } }),
      /provider "helm" \{\n {2}kubernetes = \{/,
    ],
    [
      'addresses bare',
      resource('aws_vpc', {
        provider: 'aws.far',
        depends_on: ['aws_vpc.b'],
        lifecycle: { ignore_changes: ['tags["a"]'], replace_triggered_by: ['${aws_vpc.b.id}'] },
      }),
      /provider = aws\.far\n {2}depends_on = \[aws_vpc\.b\]\n {2}lifecycle \{\n {4}ignore_changes = \[tags\["a"\]\]\n {4}replace_triggered_by = \[aws_vpc\.b\.id\]/,
    ],
    [
      'conditions of a lifecycle as blocks',
      resource('aws_vpc', { lifecycle: { postcondition: [{ condition: '${self.id != "x"}', error_message: 'm' }] } }),
      /lifecycle \{\n {4}postcondition \{\n {6}condition = "\$\{self\.id != "x"\}"/,
    ],
    [
      'dynamic blocks',
      resource('aws_autoscaling_group', {
        dynamic: { tag: { for_each: '${var.tags}', iterator: 'one', content: { key: '${one.key}' } } },
      }),
      /dynamic "tag" \{\n {4}for_each = "\$\{var\.tags\}"\n {4}iterator = one\n {4}content \{\n {6}key = /,
    ],
    [
      'moved addresses bare',
      hclOf({ moved: [{ from: 'aws_vpc.a', to: 'aws_vpc.b' }] }),
      /moved \{\n {2}from = aws_vpc\.a\n {2}to = aws_vpc\.b\n\}/,
    ],
    [
      'the construct as a comment',
      resource('aws_vpc', { '//': { metadata: { path: 'net/Vpc\n}' } } }),
      /^# net\/Vpc }\nresource/,
    ],
  ])('has %s', (_what, hcl, expected) => expect(hcl).toMatch(expected));

  it.each([
    ['a type that no binding has', { resource: { random_id: { it: {} } } }, /random_id.*tell its blocks/],
    ['a block that it does not know', { check: { it: {} } }, /the stack has check/],
  ])('refuses %s', (_what, json, message) => expect(() => hclOf(json)).toThrow(message));

  it('is Terraform where that of `cdktf synth --hcl` is not: strings with a reference and quotes', () => {
    const stack = new TerraformStack(Testing.app(), 'roles');
    const { arn } = new IamRole(stack, 'one', { assumeRolePolicy: '{}' });
    new IamRole(stack, 'two', { assumeRolePolicy: JSON.stringify({ Principal: arn }) });
    const refused = (hcl: string) => spawnSync(terraformProgram, ['fmt', '-'], { input: hcl }).status !== 0;
    expect(refused(stack.toHclTerraform().hcl)).toBe(true);
    expect(refused(stackHcl(Testing.synth(stack), schemas))).toBe(false);
  });

  describe('read by the real Terraform', () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hcl-'))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it('has the values of its JSON, whatever is in the strings', () => {
      const text = fc.string({
        unit: fc.constantFrom('"', '\\', '\n', '\r', '$', '%', '{', '}', 'a', ' ', 'é', '\t', '$${', '%%{'),
      });
      const value = fc.letrec((tie) => ({
        it: fc.oneof(
          { maxDepth: 3 },
          text.map(withoutTemplates),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          fc.array(tie('it'), { maxLength: 3 }),
          fc.dictionary(text.map(withoutTemplates), tie('it'), { maxKeys: 3 }),
        ),
      })).it;
      const values = fc.sample(value, 60);
      const json = { output: Object.fromEntries(values.map((one, at) => [`o${at}`, { value: one }])) };
      expect(outputs(join(folder, 'json'), 'main.tf.json', JSON.stringify(json))).toEqual(
        outputs(join(folder, 'hcl'), 'main.tf', hclOf(json)),
      );
    });
  });
});

/** Strings without interpolations of names that nobody has. */
const withoutTemplates = (text: string): string =>
  text.replace(/(?<![$%])([$%])\{/g, '$1 {').replace(/([$%])\1+\{/g, '$1$1{');

function outputs(folder: string, file: string, text: string): unknown {
  execFileSync('mkdir', [folder]);
  writeFileSync(join(folder, file), text);
  const terraform = (...args: readonly string[]) =>
    execFileSync(terraformProgram, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  terraform('init', '-input=false');
  terraform('apply', '-auto-approve', '-input=false');
  return JSON.parse(terraform('output', '-json'));
}
