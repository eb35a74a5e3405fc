import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { savedModelType } from '../src/model-folder/saved-model-schema';

/** The real model of the fixtures: see its ORIGIN.md. */
export const halfPlusTwo = join(__dirname, 'fixtures', 'half-plus-two', '1');

/** A copy of the real model that a test may spoil: `<temporary folder>/<model>/<version>`. */
export function aModelFolder(
  change: (folder: string) => void = () => undefined,
  model = 'half',
  version = '1',
): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'model-store-')), model, version);
  cpSync(halfPlusTwo, folder, { recursive: true });
  change(folder);
  return folder;
}

/** Writes a file, with its folder. */
export function write(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** The checked part of the real `saved_model.pb`, changed: a graph that no TensorFlow would write. */
export function rewriteGraph(folder: string, change: (graph: Record<string, unknown>) => void): void {
  const path = join(folder, 'saved_model.pb');
  const message = savedModelType.decode(readFileSync(path));
  const decoded = savedModelType.toObject(message, { arrays: true, objects: true }) as {
    metaGraphs: Record<string, unknown>[];
  };
  const [graph] = decoded.metaGraphs;
  if (graph === undefined) throw new Error('the fixture has no graph');
  change(graph);
  writeFileSync(path, savedModelType.encode(savedModelType.fromObject(decoded)).finish());
}

/** Code of an environment whose server is as new as the TensorFlow 2.20 that exported {@link halfPlusTwo}. */
export const newServer = "serving: { modelServerImage: 'docker.io/tensorflow/serving:2.20.0' }";
