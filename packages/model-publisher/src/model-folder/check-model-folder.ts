import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describeProblem, type Problem } from '@spot-serving/core/vocabulary';
import { Failure } from '@spot-serving/terraform-runner/program';

import { type FolderListing, listFiles, type ModelFile } from './list-files';
import { describeSignatures, type MetaGraph, readSavedModel } from './saved-model';
import { savedModelProblems, servingGraph } from './saved-model-problems';

/** Requests that ModelServer runs before it says that it is ready (TensorFlow Serving, "SavedModel Warmup"). */
const warmUpPath = 'assets.extra/tf_serving_warmup_requests';

/** A folder that ModelServer would load. */
export interface ModelFolder {
  /** Absolute path. */
  readonly folder: string;
  /** Sorted by path. */
  readonly files: readonly ModelFile[];
  /** Bytes of all files. */
  readonly size: number;
  /** What clients can ask, a line each. */
  readonly signatures: readonly string[];
  /** Version of TensorFlow that exported it, as it says itself. */
  readonly tensorflowVersion: string;
  /** Whether it brings requests that warm it up. */
  readonly warmsUp: boolean;
}

/**
 * Checks a folder for what ModelServer, the loader and the store need; no TensorFlow is run, so a graph may still fail to load.
 *
 * @param others problems of what was asked beside the folder, told together with the folder's
 * @throws {Failure} 2 with every problem at once
 */
export async function checkModelFolder(folder: string, others: readonly Problem[] = []): Promise<ModelFolder> {
  const listing = await listed(folder);
  const { graphs, problems } = await graphsOf(folder, listing);
  const all = [...others, ...listing.problems, ...problems];
  const graph = servingGraph(graphs);
  if (all.length > 0 || graph === undefined)
    throw new Failure(`${folder} cannot be published:\n${all.map((one) => `  ${describeProblem(one)}`).join('\n')}`, 2);
  const { files } = listing;
  return {
    folder,
    files,
    size: files.reduce((sum, { size }) => sum + size, 0),
    signatures: describeSignatures(graph),
    tensorflowVersion: graph.metaInfoDef?.tensorflowVersion ?? '',
    warmsUp: files.some(({ path }) => path === warmUpPath),
  };
}

async function listed(folder: string): Promise<FolderListing> {
  try {
    return await listFiles(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'does not exist',
      ENOTDIR: 'is a file',
      EACCES: 'may not be read by you',
    };
    throw new Failure(
      `${folder} ${reasons[code ?? ''] ?? `cannot be read (${message})`}: name the folder that tf.saved_model.save wrote`,
      2,
    );
  }
}

interface Graphs {
  readonly graphs: readonly MetaGraph[];
  readonly problems: readonly Problem[];
}

async function graphsOf(folder: string, { files }: FolderListing): Promise<Graphs> {
  const paths = files.map(({ path }) => path);
  const name = 'saved_model.pb';
  if (!paths.includes(name)) return { graphs: [], problems: [{ path: name, value: undefined, fix: absentFix(paths) }] };
  try {
    const graphs = readSavedModel(await readFile(join(folder, name)));
    return { graphs, problems: savedModelProblems(graphs, paths) };
  } catch (error) {
    const fix = `is no SavedModel (${(error as Error).message}): export again, or finish the copy of the folder`;
    return { graphs: [], problems: [{ path: 'file', value: name, fix }] };
  }
}

function absentFix(paths: readonly string[]): string {
  if (paths.length === 0) return 'the folder holds no file: export with tf.saved_model.save';
  if (paths.includes('saved_model.pbtxt')) return 'export it in binary form, saved_model.pbtxt is for people';
  const below = paths.find((path) => path.endsWith('/saved_model.pb'));
  if (below !== undefined) return `there is ${below}: name that folder`;
  return 'name the folder that tf.saved_model.save wrote; a .keras or .h5 file is none, export it with model.export()';
}
