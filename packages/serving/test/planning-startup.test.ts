import fc from 'fast-check';
import { startup } from '../src/planning';

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
      healthySeconds: 45,
    });
    expect([warmSeconds, coldSeconds]).toEqual([179, 335]);
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
    expect(startup({ sizeMiB: 1024, warmup: false })).toMatchObject({ times: { warmupSeconds: 0 }, warmSeconds: 149 });
  });

  it('takes what was measured in place of an allowance', () => {
    const measured = { warmupSeconds: 3, pullSeconds: 4 };
    expect(startup({ sizeMiB: 1, ...measured, checkSeconds: 5 }).times).toMatchObject({
      ...measured,
      healthySeconds: 25,
    });
  });

  it('lets the startup probe wait three times as long as start, load and warm-up take, but not for the loader, which runs before', () => {
    // 3 x (10 + 4 + 30) = 132 s, in steps of 5.
    expect(startup({ sizeMiB: 1024 }).startupProbe).toEqual({ periodSeconds: 5, failureThreshold: 27 });
  });

  it('gives a rollout the time of one Spot pool that does not deliver, and Terraform that of four rounds', () => {
    // 300 + 11 + 145 + 30, fetch 3 x 60, probe 135, healthy 45.
    expect(startup({ sizeMiB: 1024 })).toMatchObject({ progressDeadlineSeconds: 846, rolloutTimeoutMinutes: 57 });
    expect(startup({ sizeMiB: 1024, provisionMinutes: 10 }).progressDeadlineSeconds).toBe(1146);
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
