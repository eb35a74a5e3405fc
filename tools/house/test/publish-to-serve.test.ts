import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

import { awsCli, type Emulator, startEmulator } from '@spot-serving/emulator';
import {
  loaderEnvironment,
  loaderScript,
  modelServerArguments,
  modelServerFiles,
  type ModelServerProps,
  serveEnvironment,
  serveScript,
} from '@spot-serving/serving';

/** Time for moto and the AWS CLI to install (once per machine) and to start. */
jest.setTimeout(300_000);

const packages = join(__dirname, '..', '..', '..', 'packages');
const savedModel = join(packages, 'model-publisher', 'test', 'fixtures', 'half-plus-two', '1');
const bucket = 'dev-eu-west-1-models-111122223333';
const version = 7;

let emulator: Emulator;
let aws: string;
const folder = mkdtempSync(join(tmpdir(), 'publish-to-serve-'));

beforeAll(async () => {
  [emulator, aws] = await Promise.all([startEmulator(), awsCli()]);
  const s3 = new S3Client({ ...access(), forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  s3.destroy();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await emulator.close();
});

const keys = { accessKeyId: 'test', secretAccessKey: 'test' };
const access = () => ({ endpoint: emulator.endpoint, region: 'eu-west-1', credentials: keys });
const variables = () => ({
  ...process.env,
  ...{
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  },
});

function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv = variables()) {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const publish = (...args: string[]) =>
  ran(process.execPath, [
    join(packages, 'model-publisher', 'bin', 'publish-model.cjs'),
    ...args,
    '--store',
    `s3://${bucket}`,
  ]);

/** A file of `folder` that bash runs. */
function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

/** Every file below `root` and its content. */
function tree(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path).toString('base64')]));
}

const models = join(folder, 'models');
const configFolder = join(folder, 'config');
const server: ModelServerProps = {
  model: 'half',
  version,
  basePath: models,
  configFolder,
  cpuMillicores: 1300,
  longestRequestSeconds: 10,
};

/** Fetches the version as the init container does. */
function load() {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const settings = loaderEnvironment({
    modelUri: `s3://${bucket}/half/${version}`,
    modelFolder: models,
    version,
    home,
    region: 'eu-west-1',
  });
  return ran('bash', [script('load-model.sh', loaderScript())], {
    ...variables(),
    ...settings,
    PATH: `${dirname(aws)}:${process.env.PATH}`,
  });
}

/** Stands in for ModelServer: reads the configuration that it is given as far as to find its files, and names them. */
const standIn = `#!/usr/bin/env bash
for argument in "$@"; do case $argument in --model_config_file=*) config=\${argument#*=} ;; esac; done
base=$(sed -n 's/.*base_path: "\\(.*\\)".*/\\1/p' "$config") version=$(sed -n 's/.*versions: \\([0-9]*\\).*/\\1/p' "$config")
cd "$base/$version" && find . -type f | sort
`;

describe('a folder with a SavedModel', () => {
  it('is published whole, verified, fetched by the loader, and read by what the wrapper starts', () => {
    expect(publish(savedModel, '--model', 'half', '--version', String(version))).toMatchObject({
      status: 0,
      said: expect.stringContaining('promote-model'),
    });
    expect(publish('verify', 'half', String(version), '--read')).toMatchObject({ status: 0 });
    expect(load()).toMatchObject({ status: 0 });

    const { 'manifest.sha256': manifest, ...served } = tree(join(models, String(version)));
    expect(manifest).toBeDefined();
    expect(served).toEqual(tree(savedModel));

    mkdirSync(configFolder);
    for (const [name, text] of Object.entries(modelServerFiles(server))) writeFileSync(join(configFolder, name), text);
    const env = {
      ...variables(),
      ...serveEnvironment({ pidFile: join(folder, 'server.pid') }),
      SERVER_PROGRAM: script('model-server', standIn),
    };
    const { status, said } = ran('bash', [script('serve.sh', serveScript()), ...modelServerArguments(server)], env);
    expect({ status, files: said.trim().split('\n') }).toEqual({
      status: 0,
      files: ['manifest.sha256', ...Object.keys(served)].sort().map((path) => `./${path}`),
    });
  });

  it('that was changed since is no second version 7', () => {
    const changed = join(folder, 'changed', '1');
    cpSync(savedModel, changed, { recursive: true });
    writeFileSync(join(changed, 'variables', 'variables.data-00000-of-00001'), 'other weights');
    expect(publish(changed, '--model', 'half', '--version', String(version))).toMatchObject({ status: 3 });
    expect(publish('verify', 'half', String(version), '--read')).toMatchObject({ status: 0 });
  });

  it('that was never published is not fetched', () => {
    rmSync(models, { recursive: true, force: true });
    const settings = loaderEnvironment({
      modelUri: `s3://${bucket}/half/8`,
      modelFolder: models,
      version: 8,
      home: join(folder, 'home'),
      region: 'eu-west-1',
    });
    const { status } = ran('bash', [script('load-model.sh', loaderScript())], {
      ...variables(),
      ...settings,
      PATH: `${dirname(aws)}:${process.env.PATH}`,
    });
    expect(status).not.toBe(0);
    expect(() => readdirSync(join(models, '8'))).toThrow('ENOENT');
  });
});
