import { tmpdir } from 'node:os';

import { schemaCommand } from '../../src/command/schema-command';
import type { SchemaOptions } from '../../src/command/schema-options';

const asked: SchemaOptions = { kind: 'schema', type: 'aws_eks_addon', of: 'resource', json: false };

/** Exit code and what was printed. */
function run(change: Partial<SchemaOptions>, cwd = __dirname): { readonly code: number; readonly text: string } {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { code: schemaCommand({ ...asked, ...change }, { cwd, stdout }), text: written.join('') };
}

describe('rehearse schema', () => {
  it.each([
    ['aws_eks_addon', /^ {2}cluster_name +string +required, force-new$/m],
    ['aws_eks_addon', /^ {2}tags +map\(string\) +optional$/m],
    ['aws_eks_addon', /^ {2}id +string +optional, computed$/m],
    ['aws_eks_addon', /^ {2}arn +string +read-only$/m],
    ['aws_eks_addon', /^ {2}timeouts +single block +optional\n {4}create +string +optional$/m],
    [
      'aws_eks_addon',
      /^Force-new: hashicorp\/aws 5\.100\.0.*hashicorp\/terraform-provider-aws internal\/service\/eks\/addon\.go/m,
    ],
    ['aws_eks_addon', /^Checks: hashicorp\/aws 5\.100\.0/m],
    [
      'aws_vpc',
      /^ {2}cidr_block .*\n {4}\| must be an IP network with a prefix of 16 to 28 bits\n {4}\| conflicts with ipv4_netmask_length$/m,
    ],
    [
      'aws_vpc',
      /^ {2}instance_tenancy .*\n {4}\| must be one of "default", "dedicated", "host"\n {4}\| default "default"$/m,
    ],
    ['kubernetes_secret_v1', /^ {2}data +map\(string\) +optional,.* sensitive$/m],
    ['kubernetes_secret_v1', /^ {2}data_wo +map\(string\) +optional, write-only$/m],
    ['aws_eks_cluster', /^ {2}vpc_config +list block +required, at most 1$/m],
    ['aws_eks_cluster', /^ {4}service_ipv4_cidr +string +optional, computed, force-new$/m],
    ['aws_mq_broker', /^Force-new: no table; every change is shown as an update in place\.$/m],
    ['helm_release', /^ {2}repository_password +string +optional, sensitive$/m],
    ['helm_release', /^ {2}set +list of +optional\n {4}name +string +required$/m],
  ])('shows of %s %s', (type, line) => {
    expect(run({ type }).text).toMatch(line);
  });

  it('puts required arguments before optional ones, and what only the provider sets last', () => {
    const attributes = run({})
      .text.split('\n')
      .filter((line) => /^ {2}\w/.test(line) && !/ block /.test(line));
    const marks = attributes.map((line) => / (required|optional|read-only)/.exec(line)?.[1]);
    expect(marks.filter((mark, at) => mark !== marks[at - 1])).toEqual(['required', 'optional', 'read-only']);
  });

  it('tells a data source from the resource of the same name', () => {
    expect(run({ type: 'aws_eks_cluster', of: 'data' }).text).toMatch(
      /^aws_eks_cluster \(data source\)\n\n {2}name +string +required\n/,
    );
  });

  it('prints JSON for machines', () => {
    expect(JSON.parse(run({ json: true }).text)).toMatchObject({
      type: 'aws_eks_addon',
      kind: 'resource',
      block: {
        attributes: expect.arrayContaining([
          { name: 'addon_name', type: 'string', required: true, optional: false, computed: false },
        ]) as unknown,
      },
      forceNew: { attributes: ['addon_name', 'cluster_name', 'region'] },
    });
  });

  it.each<[Partial<SchemaOptions>, RegExp]>([
    [{ type: 'aws_eks_adon' }, /^no resource aws_eks_adon in the installed bindings; nearest: aws_eks_addon, [^\n]*$/],
    [{ type: 'eks_addon' }, /^no resource eks_addon in the installed bindings; nearest: aws_eks_addon/],
    [{ type: 'aws_regio', of: 'data' }, /^no data source aws_regio in the installed bindings; nearest: aws_region/],
    [{ type: 'aws_region' }, /^aws_region is no resource but a data source; add --data$/],
    [{ type: 'aws_eks_addon_x' }, /nearest: aws_eks_addon,/],
  ])('refuses %j in one line with the nearest names', (change, message) => {
    expect(() => run(change)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message) as unknown, exitCode: 2 }),
    );
  });

  it('says where to run it when nothing is installed', () => {
    expect(() => run({}, tmpdir())).toThrow(
      /^no @cdktf\/provider-\* package can be imported from .*; run it where the app is installed$/,
    );
  });
});
