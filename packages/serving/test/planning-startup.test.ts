import fc from 'fast-check';
import { furtherScaleUps, startup as start, type StartupProps } from '../src/planning';

const startup = (props: Omit<StartupProps, 'provisionMinutes'> & Partial<StartupProps>) =>
  start({ provisionMinutes: 5, ...props });

describe('startup', () => {
  it('adds up the steps, with and without a new node', () => {
    const { times, warmSeconds, coldSeconds } = startup({ sizeMiB: 1024 });
    expect(times).toEqual({
      scanSeconds: 11,
      bootSeconds: 145,
      pullSeconds: 30,
      startSeconds: 10,
      fetchSeconds: 60,
      loadSeconds: 4,
      warmupSeconds: 30,
      healthySeconds: 25,
    });
    expect([warmSeconds, coldSeconds]).toEqual([159, 315]);
  });

  it.each([
    [1, 1, 1],
    [1024, 60, 4],
    [3072, 180, 10],
    [20_480, 1200, 67],
  ])('fetches %i MiB in %i s and loads them in %i s', (sizeMiB, fetchSeconds, loadSeconds) => {
    expect(startup({ sizeMiB }).times).toMatchObject({ fetchSeconds, loadSeconds });
  });

  it('leaves out the warm-up of a model that has none', () => {
    expect(startup({ sizeMiB: 1024, warmup: false })).toMatchObject({ times: { warmupSeconds: 0 }, warmSeconds: 129 });
  });

  it('takes what was measured in place of an allowance', () => {
    const measured = { warmupSeconds: 3, pullSeconds: 4 };
    expect(startup({ sizeMiB: 1, ...measured }).times).toMatchObject(measured);
  });

  it('lets the startup probe wait three times as long as start, load and warm-up take, but not for the loader, which runs before', () => {
    // 3 x (10 + 4 + 30) = 132 s, in steps of 5.
    expect(startup({ sizeMiB: 1024 }).startupProbe).toEqual({ periodSeconds: 5, failureThreshold: 27 });
  });

  it('gives a rollout the time of one Spot pool that does not deliver, and Terraform that of four rounds', () => {
    // 300 + 11 + 145 + 30, fetch 3 x 60, probe 135, healthy 25.
    expect(startup({ sizeMiB: 1024 })).toMatchObject({ progressDeadlineSeconds: 826, rolloutTimeoutMinutes: 56 });
    expect(startup({ sizeMiB: 1024, provisionMinutes: 10 }).progressDeadlineSeconds).toBe(1126);
  });

  it('waits for the fallback as long as it took when two further scale-ups restarted the wait', () => {
    // Measured: 5 minutes became 6 min 42 s (docs/sources, serving 1.9). 10 + 15 + 15 + 11 = 51 s to each.
    expect(startup({ sizeMiB: 1024, furtherScaleUps: 2 }).fallbackSeconds).toBe(6 * 60 + 42);
    expect(startup({ sizeMiB: 1024 }).fallbackSeconds).toBe(300);
  });

  it('lets them restart the wait once in a rollout, not in each of its rounds', () => {
    const [none, three] = [startup({ sizeMiB: 1024 }), startup({ sizeMiB: 1024, furtherScaleUps: 3 })];
    expect(three.progressDeadlineSeconds).toBe(none.progressDeadlineSeconds + 153);
    expect(three.rolloutTimeoutMinutes).toBe(Math.ceil((4 * none.progressDeadlineSeconds + 153) / 60));
  });

  it('is patient enough for each step, and more so for larger models', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.boolean(), (sizeMiB, warmup) => {
        const { times, startupProbe, coldSeconds, progressDeadlineSeconds, rolloutTimeoutMinutes } = startup({
          sizeMiB,
          warmup,
        });
        const probe = startupProbe.periodSeconds * startupProbe.failureThreshold;
        expect(probe).toBeGreaterThanOrEqual(times.startSeconds + times.loadSeconds + times.warmupSeconds);
        expect(progressDeadlineSeconds).toBeGreaterThan(
          coldSeconds + probe - (times.startSeconds + times.loadSeconds + times.warmupSeconds),
        );
        expect(rolloutTimeoutMinutes * 60).toBeGreaterThanOrEqual(4 * progressDeadlineSeconds);
        expect(startup({ sizeMiB: sizeMiB + 1024, warmup }).progressDeadlineSeconds).toBeGreaterThan(
          progressDeadlineSeconds,
        );
      }),
    );
  });
});

describe('furtherScaleUps', () => {
  const replicas = { min: 2, max: 5 };
  const canary = { version: 2, weight: 0 };
  const pool = (maxNodes: number, onDemand = false) => ({
    name: 'pool',
    cpuMillicores: 1,
    memoryMiB: 1,
    maxNodes,
    onDemand,
  });

  it.each([
    ['no model', [], [pool(9)], 0],
    ['one that does not scale', [{ replicas: { min: 2, max: 2 } }], [pool(9)], 0],
    ['each pod that may be added, whatever the model', [{ replicas }, { replicas }], [pool(9)], 6],
    ["a canary's as well", [{ replicas, canary }], [pool(9)], 6],
    ['no more than there are Spot nodes to ask for, less the first', [{ replicas, canary }], [pool(3), pool(2)], 4],
    ['On-Demand nodes left out', [{ replicas, canary }], [pool(3), pool(20, true)], 2],
    ['pods alone where nodes are not known', [{ replicas }], [], 3],
  ])('counts %s', (_, models, nodes, expected) => {
    expect(furtherScaleUps(models, nodes)).toBe(expected);
  });
});
