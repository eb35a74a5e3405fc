import { type Problem, unless } from '@spot-serving/core';

import { batchingProblems } from './batching-problems';
import { flagProblems } from './flag-problems';
import type { ModelServerProps } from './model-server-props';
import { wholeNumberProblems } from './whole-number-problems';

/** One segment of a REST path that needs no escapes (http_rest_api_util.cc takes all but `/` and `:`). */
const segment = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
/** A label is a segment of a REST path too; narrowed to what needs no escapes anywhere, as the environment does. */
const labelForm = /^[a-zA-Z0-9_]+$/;

/** Everything wrong with a ModelServer, each at its prop. */
export function modelServerProblems(props: ModelServerProps): Problem[] {
  const { model, version, cpuMillicores, longestRequestSeconds, batching, flags } = props;
  const named = {
    path: 'model',
    value: model,
    fix: 'use letters, digits and "_.-", a letter or digit first: clients ask for it by this name',
  };
  return [
    ...unless(segment.test(model), named),
    ...wholeNumberProblems('version', version, 1),
    ...basePathProblems(props),
    ...folderProblems('configFolder', props.configFolder),
    ...wholeNumberProblems('cpuMillicores', cpuMillicores, 1),
    ...wholeNumberProblems('longestRequestSeconds', longestRequestSeconds, 1),
    ...labelProblems(props),
    ...(batching === undefined ? [] : batchingProblems(batching, props)),
    ...(flags ? flagProblems(flags, longestRequestSeconds) : []),
  ];
}

function basePathProblems({ basePath, version }: ModelServerProps): Problem[] {
  const problems = folderProblems('basePath', basePath);
  const last = basePath.split('/').findLast((part) => part !== '');
  if (problems.length > 0 || last !== String(version)) return problems;
  return [{ path: 'basePath', value: basePath, fix: `leave out the version: ModelServer looks for ${version} in it` }];
}

/** ModelServer would take an address of any scheme, and then find no code for it (TFS#1963). */
function folderProblems(path: string, folder: string): Problem[] {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(folder) ?? [];
  if (scheme !== undefined)
    return [
      {
        path,
        value: folder,
        fix: `name a local folder: ModelServer has no file system for ${scheme}://, the loader copies the model`,
      },
    ];
  return unless(folder.startsWith('/'), { path, value: folder, fix: 'name an absolute folder' });
}

/** A server has one version, and refuses a label for another as it starts. */
function labelProblems({ version, labels = {} }: ModelServerProps): Problem[] {
  return Object.entries(labels).flatMap(([label, labelled]) => {
    const problem = { path: `labels.${label}`, value: labelled };
    return [
      ...unless(labelForm.test(label), { ...problem, fix: 'name a label with letters, digits and underscores' }),
      ...unless(labelled === version, { ...problem, fix: `label the version that this server has, ${version}` }),
    ];
  });
}
