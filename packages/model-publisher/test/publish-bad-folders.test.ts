import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { operationProblems } from '../src/model-folder/operation-problems';
import { publishModel } from '../src/publish/publish-model';
import { aModelFolder, halfPlusTwo, rewriteGraph, write } from './model-folders';
import { runInProcess } from './run-in-process';
import { awsEnvironment } from './start-store';

const shard = 'variables/variables.data-00000-of-00001';

/** Each with what is said of it. */
const bad: [name: string, folder: () => string, said: RegExp][] = [
  [
    'one that does not exist',
    () => join(halfPlusTwo, 'nowhere'),
    /nowhere does not exist: name the folder that tf\.saved_model\.save wrote/,
  ],
  ['a file', () => join(halfPlusTwo, 'saved_model.pb'), /is a file: name the folder/],
  ['an empty one', () => emptied(), /saved_model\.pb is missing: the folder holds no file/],
  [
    'one above the model',
    () => join(aModelFolder(), '..'),
    /saved_model\.pb is missing: there is 1\/saved_model\.pb: name that folder/,
  ],
  [
    'a graph that was copied half',
    () => aModelFolder((folder) => truncateSync(join(folder, 'saved_model.pb'), 5000)),
    /saved_model\.pb": is no SavedModel/,
  ],
  [
    'a graph for training',
    () => aModelFolder((folder) => rewriteGraph(folder, (graph) => void (graph.metaInfoDef = { tags: ['train'] }))),
    /\[\["train"\]\]: ModelServer loads the graph tagged "serve"/,
  ],
  [
    'no signatures',
    () => aModelFolder((folder) => rewriteGraph(folder, (graph) => void (graph.signatureDef = {}))),
    /signatures of saved_model\.pb is \[\]: export with/,
  ],
  [
    'no variables',
    () => aModelFolder((folder) => rmSync(join(folder, 'variables'), { recursive: true })),
    /variables\.index is missing[^]*data-00000-of-00001 is missing/,
  ],
  [
    'a missing shard',
    () => aModelFolder((folder) => renameSync(join(folder, shard), join(folder, `${shard.slice(0, -1)}2`))),
    /data-00001-of-00002 is missing: the graph has variables/,
  ],
  [
    'a missing asset',
    () =>
      aModelFolder((folder) =>
        rewriteGraph(folder, (graph) => void (graph.assetFileDef = [{ filename: 'vocab.txt' }])),
      ),
    /assets\/vocab\.txt is missing/,
  ],
  ...[
    ['that calls Python', 'EagerPyFunc', /operations of saved_model\.pb is \["EagerPyFunc"\]: call Python/],
    ['of a library that no image has', 'IO>DecodeDicom', /\["IO>DecodeDicom"\]: are of a library/],
  ].map(([what, op, said]): (typeof bad)[number] => [
    `an operation ${String(what)}, in a function`,
    () => aModelFolder((folder) => addOperation(folder, String(op))),
    said as RegExp,
  ]),
  [
    'a symbolic link',
    () => aModelFolder((folder) => symlinkSync('saved_model.pb', join(folder, 'link'))),
    /name is "link": is a symbolic link/,
  ],
  [
    'a pipe',
    () => aModelFolder((folder) => void execFileSync('mkfifo', [join(folder, 'pipe')])),
    /name is "pipe": is neither a file nor a folder/,
  ],
  [
    'a name with a line break',
    () => aModelFolder((folder) => write(folder, 'assets/a\nb', '')),
    /name is "assets\/a\\nb": rename or remove it/,
  ],
  [
    'a trace of a desktop',
    () => aModelFolder((folder) => write(folder, '.DS_Store', '')),
    /name is "\.DS_Store": rename or remove it/,
  ],
  [
    'a manifest of its own',
    () => aModelFolder((folder) => write(folder, 'manifest.sha256', '')),
    /manifest\.sha256": is written by publish-model/,
  ],
  [
    'a version that is no number',
    () => aModelFolder(undefined, 'half', 'v1'),
    /version is "v1": name the folder by a positive number/,
  ],
  [
    'a version that ModelServer reads as another',
    () => aModelFolder(undefined, 'half', '01'),
    /version is "01": name the folder by a positive number/,
  ],
  [
    'a model that is no name',
    () => aModelFolder(undefined, 'Half_Plus', '1'),
    /model is "Half_Plus": name a model with/,
  ],
];

/** Into a function of the graph, where tf.function puts all that it calls. */
function addOperation(folder: string, op: string): void {
  rewriteGraph(folder, (graph) => {
    const { library } = graph.graphDef as { readonly library: { readonly function: { nodeDef: { op: string }[] }[] } };
    library.function[0]?.nodeDef.push({ op });
  });
}

function emptied(): string {
  return aModelFolder((folder) =>
    ['saved_model.pb', 'fingerprint.pb', 'variables'].forEach((name) =>
      rmSync(join(folder, name), { recursive: true }),
    ),
  );
}

it('takes operations of TF Text, which ModelServer has', () => {
  const graph = {
    signatureDef: {},
    assetFileDef: [],
    graphDef: { node: [{ op: 'TFText>WhitespaceTokenizeWithOffsetsV2' }] },
  };
  expect(operationProblems(graph)).toEqual([]);
});

describe('publish-model', () => {
  let store: Server;
  const requests = jest.fn();

  beforeAll(async () => {
    store = createServer((request, response) => {
      requests(`${request.method} ${request.url}`);
      response.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await once(store, 'listening');
    Object.assign(process.env, awsEnvironment(`http://127.0.0.1:${(store.address() as AddressInfo).port}`));
  });
  afterAll(() => store.close());

  it.each(bad)('refuses %s, and asks the store nothing', async (_name, folder, said) => {
    const { code, stderr } = await runInProcess(publishModel, [folder(), '--store', 's3://models']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) });
    expect(requests).not.toHaveBeenCalled();
  });

  it('tells every problem at once', async () => {
    const folder = aModelFolder(
      (made) => {
        write(made, '.hidden', '');
        rmSync(join(made, shard));
        rewriteGraph(made, (graph) => void (graph.signatureDef = {}));
      },
      'Half',
      'one',
    );
    const { stderr } = await runInProcess(publishModel, [folder, '--store', 's3://models']);
    expect(stderr).toMatch(
      /model is "Half"[^]*version is "one"[^]*name is "\.hidden"[^]*signatures of[^]*data-00000-of-00001 is missing/,
    );
  });

  it.each([
    [[], 'which folder?'],
    [['x'], 'which store? Add --store s3://BUCKET'],
    [
      ['x', '--store', 's3://models/folder'],
      '--store is "s3://models/folder": write s3://BUCKET, with no folder behind it',
    ],
    [['x', '--store'], "Option '--store <value>' argument missing"],
    [['x', '--force', '--store', 's3://models'], "Unknown option '--force'"],
    [['verify', 'half', '--store', 's3://models'], 'verify takes a model and a version'],
    [['verify', 'half', '0', '--store', 's3://models'], 'version is "0"'],
    [['list', 'a', 'b', '--store', 's3://models'], 'list takes one model, or none'],
    [['list', 'Res Net', '--store', 's3://models'], 'model is "Res Net": name a model'],
  ])('refuses the command line %j in one line', async (argv, said) => {
    const { code, stderr } = await runInProcess(publishModel, argv);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('tells of credentials and a store that is away in one line each', async () => {
    const { code, stderr } = await runInProcess(publishModel, ['list', '--store', 's3://models']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^s3:\/\/models: \S.*\n$/);
  });
});
