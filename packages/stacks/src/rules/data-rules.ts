import type { Environment, EnvironmentRule, Problem, ResolvedEnvironment } from '@spot-serving/core';
import { modelStoreProblems } from '@spot-serving/model-store';
import { networkProblems } from '@spot-serving/network';

import { modelStoreProps } from '../model-store-props';
import { networkProps } from '../network-props';
import { inEnvironment, place } from './in-environment';
import { knownLater } from './known-later';

/** What is held to the rules of the constructs that the stacks of the network and of the models make. */
export const dataStackRules: readonly EnvironmentRule[] = [network, modelStore];

function network(environment: ResolvedEnvironment): Problem[] {
  return inEnvironment(networkProblems(networkProps(environment)), {
    props: { ...place, keyAdministrators: 'administrators' },
    derived: { readableBuckets: 'name', writableBuckets: 'state.bucket' },
    section: 'network',
  });
}

/** Copies follow from `models.replication`, whose own rules say more of it. */
const copiesAreJudged = { replicateTo: [], replicatedFrom: [] };

/** Where no reader is named, it is publishers that are too many for the limits of AWS. */
function modelStore(environment: ResolvedEnvironment, written: Environment): Problem[] {
  const roles = written.models.readers === undefined ? 'models.publishers' : 'models.readers';
  const problems = inEnvironment(
    modelStoreProblems({ ...modelStoreProps(environment, knownLater()), ...copiesAreJudged }),
    { props: place, derived: { bucketName: 'name', logBucketName: 'name', podReaders: 'name' }, section: 'models' },
  );
  return problems.map((problem) => (problem.path === 'models.readers' ? { ...problem, path: roles } : problem));
}
