import { selectorLabels } from '@spot-serving/core';
import { synthInCluster } from '@spot-serving/testkit';

import {
  ModelService,
  ServingNamespace,
  tensorFlowServingProblems,
  type TensorFlowServingProps,
  workloadNameProblems,
} from '../src';
import { releaseName } from '../src/workload/names';
import { aServedModel, resnet } from './a-served-model';

/** What is wrong with a model that differs from a good one in `change`; its Service is not looked at. */
const problems = (change: Partial<TensorFlowServingProps>) =>
  tensorFlowServingProblems({ ...resnet, service: {} as ModelService, ...change });

describe('tensorFlowServingProblems', () => {
  it('has nothing against the defaults of an environment', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, Partial<TensorFlowServingProps>, string, RegExp]>([
    [
      'a base path that ModelServer cannot read',
      { modelUri: 'gs://models/resnet/7' },
      'modelUri',
      /s3:\/\/<bucket>\/<model>\/7/,
    ],
    [
      'the address of another version',
      { modelUri: 's3://models-111122223333/resnet/17' },
      'modelUri',
      /address of version 7/,
    ],
    ['a policy that would let everybody in', { clientCidrs: [] }, 'clientCidrs', /lets everybody in/],
    ['a block that is none', { clientCidrs: ['10.0.0.0/33'] }, 'clientCidrs', /IPv4 block/],
    ['an image by no tag', { modelServerImage: 'docker.io/tensorflow/serving' }, 'modelServerImage', /tag or digest/],
    ['whatever is latest', { loaderImage: 'docker.io/amazon/aws-cli:latest' }, 'loaderImage', /another one every day/],
    ['one pod, whose node may go', { replicas: { min: 1, max: 10 } }, 'replicas.min', /at least two/],
    ['a range upside down', { replicas: { min: 4, max: 3 } }, 'replicas.min', /at most replicas\.max, which is 3/],
    [
      'a floor that leaves the autoscaler nothing',
      { onDemandFloor: 10 },
      'onDemandFloor',
      /less than replicas\.max, which is 10/,
    ],
    ['half a pod of floor', { onDemandFloor: 0.5 }, 'onDemandFloor', /a whole number from 0/],
    ['a grace period that ends before preStop', { gracePeriodSeconds: 30 }, 'gracePeriodSeconds', /preStop/],
    ['a request longer than preStop waits', { longestRequestSeconds: 60 }, 'preStopSeconds', /longestRequestSeconds/],
    ['two on a node without headroom', { podsPerNode: 2 }, 'podsPerNode', /headroom/],
    ['memory that does not hold the model', { memoryMiB: 600 }, 'memoryMiB', /ask for/],
    [
      'a memory target below what idle pods use',
      { memoryMiB: 1600, memoryTargetPercent: 60 },
      'memoryTargetPercent',
      /raise memoryMiB/,
    ],
  ])('refuses %s', (_, change, path, fix) => {
    expect(problems(change)).toContainEqual(
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    );
  });

  it('passes over what only an apply knows, but for the version at its end', () => {
    expect(problems({ modelUri: 's3://${TfToken[TOKEN.1]}/resnet/7' })).toEqual([]);
  });

  it('stops the construct before it makes anything, with all of it at once', () => {
    expect(() => aServedModel({ clientCidrs: [], replicas: { min: 1, max: 10 }, gracePeriodSeconds: 30 })).toThrow(
      /misconfigured:[^]*gracePeriodSeconds[^]*clientCidrs[^]*replicas\.min/,
    );
  });
});

describe('the name of a served model', () => {
  it.each(['resnet', 'r', 'resnet-canary', `${'m'.repeat(48)}-canary`])('may be %s', (name) => {
    expect(workloadNameProblems(name)).toEqual([]);
  });

  it.each(['', '2layer', 'Resnet', 'resnet-', 'res_net', 'm'.repeat(57)])('may not be "%s"', (value) => {
    expect(workloadNameProblems(value)).toEqual([expect.objectContaining({ path: 'name', value })]);
  });

  it('is refused by the Service, before anything is made', () => {
    const define = () =>
      synthInCluster(
        (scope) =>
          new ModelService(scope, 'Service', {
            name: '2layer',
            namespace: new ServingNamespace(scope, 'Namespace').name,
          }),
      );
    expect(define).toThrow(/Service is misconfigured:\n {2}name is "2layer"/);
  });

  it('gives each model a release that helm takes, its own also when it is long', () => {
    expect(releaseName('resnet')).toBe('resnet-objects');
    const long = ['m'.repeat(48), `${'m'.repeat(48)}-canary`].map(releaseName);
    expect(new Set(long).size).toBe(2);
    for (const name of long) expect(name).toMatch(/^[a-z0-9-]{1,53}$/);
  });

  it('keeps a canary apart from what it is a canary of', () => {
    expect(selectorLabels('resnet-canary')).not.toEqual(selectorLabels('resnet'));
  });
});
