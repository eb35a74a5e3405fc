import type { Problem } from '@spot-serving/core/vocabulary';

import { operationProblems } from './operation-problems';
import { hasVariables, type MetaGraph } from './saved-model';

/** Tag of the graph that ModelServer loads (TensorFlow, cc/saved_model/tag_constants.h; ModelServer, `--saved_model_tags`). */
const servingTag = 'serve';

const shardName = /^variables\/variables\.data-(\d{5})-of-(\d{5})$/;

/** The graph that ModelServer loads, if there is one. */
export function servingGraph(graphs: readonly MetaGraph[]): MetaGraph | undefined {
  return graphs.find(({ metaInfoDef }) => metaInfoDef?.tags.includes(servingTag));
}

/**
 * What of a SavedModel ModelServer would not load, or could not answer with.
 *
 * @param paths of the files beside it, for variables and assets that the graph needs
 */
export function savedModelProblems(graphs: readonly MetaGraph[], paths: readonly string[]): Problem[] {
  const graph = servingGraph(graphs);
  if (graph === undefined) {
    const tags = graphs.map(({ metaInfoDef }) => metaInfoDef?.tags ?? []);
    return [
      {
        path: 'tags of saved_model.pb',
        value: tags,
        fix: `ModelServer loads the graph tagged "${servingTag}": export with tf.saved_model.save`,
      },
    ];
  }
  return [
    ...signatureProblems(graph),
    ...operationProblems(graph),
    ...(hasVariables(graph) ? variablesProblems(paths) : []),
    ...assetProblems(graph, paths),
  ];
}

function signatureProblems({ signatureDef }: MetaGraph): Problem[] {
  const callable = Object.entries(signatureDef).filter(([name]) => !name.startsWith('__'));
  const fix = 'export with signatures={"serving_default": ...}, or no client can ask';
  if (callable.length === 0) return [{ path: 'signatures of saved_model.pb', value: [], fix }];
  return callable
    .filter(([, { outputs }]) => Object.keys(outputs).length === 0)
    .map(([name]) => ({
      path: 'signature of saved_model.pb',
      value: name,
      fix: 'has no outputs: return a tensor, or a dict of tensors',
    }));
}

function variablesProblems(paths: readonly string[]): Problem[] {
  const index = 'variables/variables.index';
  const missing = [...(paths.includes(index) ? [] : [index]), ...missingShards(paths)];
  return missing.map((path) => ({
    path,
    value: undefined,
    fix: 'the graph has variables: export again, or finish the copy of the folder',
  }));
}

/** Each shard's name says how many there are. */
function missingShards(paths: readonly string[]): string[] {
  const count =
    paths
      .flatMap((path) => shardName.exec(path)?.[2] ?? [])
      .sort()
      .at(-1) ?? '00001';
  const all = Array.from(
    { length: Number(count) },
    (_, shard) => `variables/variables.data-${`${shard}`.padStart(5, '0')}-of-${count}`,
  );
  return all.filter((path) => !paths.includes(path));
}

function assetProblems({ assetFileDef }: MetaGraph, paths: readonly string[]): Problem[] {
  return assetFileDef
    .map(({ filename }) => `assets/${filename}`)
    .filter((path) => !paths.includes(path))
    .map((path) => ({
      path,
      value: undefined,
      fix: 'the graph reads this asset: export again, or finish the copy of the folder',
    }));
}
