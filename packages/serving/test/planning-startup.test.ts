import fc from 'fast-check';

import { furtherScaleUps, metricReplicas, startup as start, type StartupProps, stepsBetween } from '../src/planning';
import { patientSecondsPerGiB } from '../src/planning/rollout-patience';

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

  it.each([
    // Four rounds of 300 + 11 + 145 + 30 and 20 x 71.2 (network 89.4, disk 125 twice over, digest 250 MiB/s), probe 325, healthy 25.
    ['nodes of 0.75 Gbit/s', { networkMbps: 750 }, 2261, 151],
    // The disk is what bounds: 20 x 61.4.
    ['nodes of 10 Gbit/s', { networkMbps: 10_000 }, 2065, 138],
    ['nodes of 0.75 Gbit/s, and two pods', { networkMbps: 750, mostPods: 2 }, 2261, 76],
    ['nodes of which nothing is known', {}, 4436, 296],
  ])('gives 20 GiB on %s what the loader may take there', (_, change, deadline, minutes) => {
    expect(startup({ sizeMiB: 20_480, ...change })).toMatchObject({
      progressDeadlineSeconds: deadline,
      rolloutTimeoutMinutes: minutes,
    });
  });

  it('never gives the loader less than others report, whatever the network', () => {
    const fetch = (networkMbps: number) =>
      startup({ sizeMiB: 20_480, networkMbps }).progressDeadlineSeconds -
      startup({ sizeMiB: 20_480, networkMbps: 1_000_000 }).progressDeadlineSeconds;
    for (const networkMbps of [100_000, 10_000, 1000, 390, 64]) expect(fetch(networkMbps)).toBeGreaterThanOrEqual(0);
    expect(patientSecondsPerGiB(1_000_000)).toBeGreaterThanOrEqual(60);
  });

  it('waits for the fallback as long as it took when it was measured, if two further scale-ups restarted the wait', () => {
    // Measured: 5 minutes became 6 min 42 s (docs/sources, serving 1.9), 102 s more. 10 + 15 + 15 + 11 = 51 s to each step.
    expect(startup({ sizeMiB: 1024, furtherScaleUps: 2 }).fallbackSeconds).toBe(6 * 60 + 42);
    expect(startup({ sizeMiB: 1024 }).fallbackSeconds).toBe(300);
  });

  it('waits for each Spot pool in turn', () => {
    expect(startup({ sizeMiB: 1024, spotPools: 3, furtherScaleUps: 2 }).fallbackSeconds).toBe(3 * 300 + 102);
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
  const pool = (maxNodes: number, onDemand = false) => ({
    name: 'pool',
    cpuMillicores: 1,
    memoryMiB: 1,
    maxNodes,
    onDemand,
  });

  it.each([
    ['none where there is one node', [pool(1)], 0],
    ['one for each node but the first', [pool(8)], 7],
    ['those of all Spot pools together', [pool(3), pool(5)], 7],
    ['no On-Demand nodes', [pool(3), pool(20, true)], 2],
    ['none without Spot', [pool(20, true)], 0],
    // 1 to 10 one by one, then 12, 14, 16, 18, 20, 23, 26.
    ['fewer from ten on, as each step adds more than a tenth', [pool(26)], 16],
  ])('counts %s', (_, nodes, expected) => {
    expect(furtherScaleUps(nodes)).toBe(expected);
  });

  it('counts the most steps that the real arithmetic allows', () => {
    // A use of a percent more than the tolerated tenth above a target of 100 is the least that adds pods.
    const pods = (count: number) =>
      Array.from({ length: count }, () => ({ state: 'ready' as const, request: 100, usage: 111 }));
    let [count, steps] = [2, 0];
    for (; count < 60; steps += 1)
      count = metricReplicas({ resource: 'cpu', targetPercent: 100 }, pods(count), count) ?? 0;
    expect(stepsBetween(2, 60)).toBeGreaterThanOrEqual(steps);
    expect(stepsBetween(2, 60) - steps).toBeLessThanOrEqual(1);
  });
});
