import { reviewLines } from '../src/review/review-lines';
import { readWorld } from '../src/world/read-world';
import { stackObjects } from '../src/world/stack-objects';
import { type AppChange, stacksOf } from './an-app';

function worldOf(change: AppChange = {}) {
  const { objects, region } = stackObjects(Object.values(stacksOf(change)));
  return readWorld(objects, region);
}

describe('the two lines of a review', () => {
  it('say what load and warnings do', () => {
    const lines = reviewLines(worldOf());
    expect(lines.map(({ worse }) => worse)).toEqual([false, false]);
    expect(lines[0]?.text).toMatch(
      /^5 times the load: `resnet` \d+ s to capacity \(p50\), [\d.]+ % of 30 minutes' requests lost$/,
    );
    expect(lines[1]?.text).toMatch(/^a third of the Spot nodes warned at the target load: `resnet` /);
  });

  it.each<[string, AppChange, AppChange, boolean]>([
    ['a change of nothing', {}, {}, false],
    ['fewer pods at the most', {}, { max: 3 }, true],
    ['no headroom any more', { headroom: 3 }, { headroom: 0 }, true],
    ['more headroom', { headroom: 0 }, { headroom: 3 }, false],
    ['fewer threads', { grpcThreads: 64 }, { grpcThreads: 3 }, true],
  ])('say of %s whether it is worse', (_, was, is, worse) => {
    const lines = reviewLines(worldOf(is), worldOf(was));
    expect(lines.some((line) => line.worse)).toBe(worse);
    expect(lines.some(({ text }) => /^⚠️ .*; it was /.test(text))).toBe(worse);
  });

  it('are none for an app that serves nothing', () => {
    expect(reviewLines(worldOf({ served: false }))).toEqual([]);
  });
});
