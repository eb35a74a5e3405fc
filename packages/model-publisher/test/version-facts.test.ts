import { newerExporter } from '../src/promote/newer-exporter';
import { measuredIn } from '../src/publish/measure';
import { factsIn, metadataOf } from '../src/publish/version-facts';

describe('facts of a version', () => {
  const measured = { loadedMiB: 350, memoryPerItemMiB: 6, cpuMillis: 50.56 };

  it('come back from the metadata that they were put in', () => {
    for (const facts of [{}, { tensorflow: '2.20.0' }, { tensorflow: '2.21.0-rc1', measured }])
      expect(factsIn(metadataOf(facts))).toEqual(facts);
  });

  it.each([
    ['half of what is measured', { 'loaded-mib': '350' }],
    ['what is no number', { 'loaded-mib': 'much', 'item-mib': '6', 'cpu-ms': '50' }],
    ['nothing', { 'loaded-mib': '0', 'item-mib': '6', 'cpu-ms': '50' }],
    ['a version that is none', { tensorflow: '$(reboot)' }],
  ])('are none where somebody wrote %s', (_, metadata) => {
    expect(factsIn(metadata)).toEqual({});
  });

  it('are rounded up, and never nothing', () => {
    expect(measuredIn({ loadedMiB: 350.4, afterMiB: 385.6, atOnce: 6, cpuMillis: 50.56 })).toEqual({
      loadedMiB: 351,
      memoryPerItemMiB: 5.9,
      cpuMillis: 50.56,
    });
    expect(measuredIn({ loadedMiB: -3, afterMiB: -4, atOnce: 8, cpuMillis: 0 })).toEqual({
      loadedMiB: 1,
      memoryPerItemMiB: 0.1,
      cpuMillis: 0.01,
    });
  });
});

describe('what is said of a newer exporter', () => {
  const image = 'docker.io/tensorflow/serving:2.19.1';
  it.each<[string | undefined, string, RegExp | undefined]>([
    ['2.19.0', image, undefined],
    ['2.18.1', image, undefined],
    ['2.20.0', image, /exported by TensorFlow 2\.20, and .*2\.19\.1 is 2\.19, .*: export with 2\.19, or raise/],
    ['3.0.0', image, /TensorFlow 3\.0/],
    ['2.20.0', 'registry.example:5000/tensorflow/serving:2.19.1-gpu', /2\.19/],
    ['2.20.0', 'tensorflow/serving@sha256:0123', undefined],
    ['2.20.0', 'tensorflow/serving:nightly', undefined],
    [undefined, image, undefined],
    ['', image, undefined],
  ])('of %j at %s', (exporter, server, said) => {
    const warning = newerExporter(exporter, server);
    if (said === undefined) expect(warning).toBeUndefined();
    else expect(warning).toMatch(said);
  });
});
