import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { awsCli } from '@spot-serving/emulator';
import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

import { decided } from './trust-decision';

/** Time for the AWS CLI to install (once per machine), and for two apps to synthesize. */
jest.setTimeout(300_000);

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'how-to', 'several-regions.md'), 'utf8');
const account = '444455556666';
const app = 'prod-us-east-1';
const bucket = `arn:aws:s3:::${app}-models-${account}`;
const role = `arn:aws:iam::${account}:role/${app}-batch-copy`;

const models = synthesizeApp(join(root, 'apps', app)).get(`${app}-models`) ?? {};
const bootstrap = synthesizeApp(join(root, 'apps', 'bootstrap-prod')).get('bootstrap') ?? {};

function written(stack: SynthesizedStack, type: string, address: string): Readonly<Record<string, string>> {
  const found = Object.entries(stack.resource?.[type] ?? {}).filter(([id]) => id.startsWith(address));
  if (found.length !== 1) throw new Error(`expected one ${type}.${address}, found ${found.length}`);
  const text = JSON.stringify(found[0]?.[1]).replaceAll(
    /(?<!\$)\$\{aws_kms_key[^{}]*\}/g,
    'arn:aws:kms:us-east-1:1:key/1',
  );
  return JSON.parse(text.replaceAll('$${', '${')) as Readonly<Record<string, string>>;
}

const { name, assume_role_policy: trust } = written(models, 'aws_iam_role', 'ModelStore_Copies_BatchCopy_Role');
const { policy: own } = written(models, 'aws_iam_role_policy', 'ModelStore_Copies_BatchCopy_Rights');
const { policy: boundary } = written(bootstrap, 'aws_iam_policy', `Apply-${app}_Boundary`);
const { policy: theirs } = written(models, 'aws_s3_bucket_policy', 'ModelStore_Bucket_Policy');

describe('the role of jobs that copy what is there', () => {
  const may = (action: string, resource: string) =>
    decided({
      ...{ who: role, action, resource, owner: account, own, boundary, theirs },
      context: { 'aws:RequestedRegion': 'us-east-1', 'aws:SecureTransport': 'true', 'aws:ResourceAccount': account },
    });
  const file = `${bucket}/resnet/8/saved_model.pb`;

  it.each([
    ['starts a copy', 's3:InitiateReplication', file, true],
    ['reads the rules', 's3:GetReplicationConfiguration', bucket, true],
    ['lets S3 list what lacks a copy', 's3:PutInventoryConfiguration', bucket, true],
    ['reads no model', 's3:GetObject', file, false],
    ['nor as S3 reads it to copy', 's3:GetObjectVersionForReplication', file, false],
    ['copies nothing by itself', 's3:ReplicateObject', file, false],
    ['changes no rule', 's3:PutReplicationConfiguration', bucket, false],
    [
      'starts none of another store',
      's3:InitiateReplication',
      `arn:aws:s3:::prod-eu-west-1-models-${account}/x`,
      false,
    ],
  ])('%s', async (_, action, resource, allowed) => {
    expect(await may(action, resource)).toBe(allowed);
  });

  it.each([
    ['jobs of its account', 'batchoperations.s3.amazonaws.com', account, true],
    ['no jobs of another', 'batchoperations.s3.amazonaws.com', '999988887777', false],
    ['no other service', 's3.amazonaws.com', account, false],
  ])('is taken by %s', async (_, who, source, allowed) => {
    const question = { who, action: 'sts:AssumeRole', resource: role, owner: account, theirs: trust };
    expect(await decided({ ...question, context: { 'aws:SourceAccount': source } })).toBe(allowed);
  });
});

/** What the AWS CLI sends for a command; its request goes through a proxy that answers every host. */
async function sent(command: string, answer: string): Promise<{ readonly url: string; readonly body: string }> {
  const aws = await awsCli();
  let body = '';
  let url = '';
  const server = createServer((request, response) => {
    url = request.url ?? '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => response.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await run(command.replace(/^aws /, `${aws} --endpoint-url http://s3-control.example `), {
      ...{ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', PATH: process.env.PATH },
      ...{ http_proxy: `http://127.0.0.1:${port}`, no_proxy: '' },
    });
    return { url, body };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function run(command: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', command], { env }, (error, _, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${command}\n${stderr}`));
    });
  });
}

describe('the command of the page', () => {
  const [create = '', describe = ''] = page.match(/^aws s3control .*$/gm) ?? [];

  it('starts a job with the role and the bucket of the app, by its rules, without a list or a report that somebody must keep', async () => {
    const { url, body } = await sent(create, '<CreateJobResult><JobId>1</JobId></CreateJobResult>');
    expect(url).toMatch(/\/v20180820\/jobs$/);
    expect(name).toBe(role.split('/').at(-1));
    for (const part of [
      `<RoleArn>${role}</RoleArn>`,
      `<SourceBucket>${bucket}</SourceBucket>`,
      '<S3ReplicateObject',
      '<EligibleForReplication>true</EligibleForReplication>',
      '<EnableManifestOutput>false</EnableManifestOutput>',
      '<Report><Enabled>false</Enabled></Report>',
      '<ConfirmationRequired>false</ConfirmationRequired>',
    ])
      expect(body).toContain(part);
  });

  it('asks for the state of a job', async () => {
    expect((await sent(describe, '<DescribeJobResult></DescribeJobResult>')).url).toMatch(/\/v20180820\/jobs\/JOB-ID$/);
  });
});
