import fc from 'fast-check';

import { crowdedShare, refusedShare, waitingShare } from '../src/queue/birth-death';
import { grpcRefusedShare } from '../src/queue/grpc-refused-share';
import { meanInHand } from '../src/queue/mean-in-hand';
import { Refusals } from '../src/queue/refusals';
import { Chance } from '../src/simulation/random';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const sum = (from: number, to: number, of: (n: number) => number) =>
  Array.from({ length: to - from + 1 }, (_, index) => of(from + index)).reduce((total, one) => total + one, 0);

/** Erlang's own formulas, as they are printed. */
const erlangB = (a: number, c: number) => a ** c / factorial(c) / sum(0, c, (n) => a ** n / factorial(n));
const erlangC = (a: number, c: number) => {
  const waiting = (a ** c / factorial(c)) * (c / (c - a));
  return waiting / (sum(0, c - 1, (n) => a ** n / factorial(n)) + waiting);
};

const servers = fc.integer({ min: 1, max: 12 });
const busy = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('the queue', () => {
  it('with a place for each server is Erlang B', () => {
    fc.assert(
      fc.property(servers, fc.double({ min: 0.05, max: 3, noNaN: true }), (c, load) => {
        expect(refusedShare({ offered: load * c, servers: c, places: c })).toBeCloseTo(erlangB(load * c, c), 10);
      }),
    );
  });

  it('with places for all is Erlang C', () => {
    fc.assert(
      fc.property(servers, busy, (c, rho) => {
        expect(waitingShare({ offered: rho * c, servers: c })).toBeCloseTo(erlangC(rho * c, c), 9);
      }),
    );
  });

  it('refuses less with each place more, down to nothing, and what it cannot do above its servers', () => {
    fc.assert(
      fc.property(
        servers,
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (c, load, places) => {
          const refused = (more: number) => refusedShare({ offered: load * c, servers: c, places: c + places + more });
          expect(refused(1)).toBeLessThanOrEqual(refused(0));
          expect(refused(4000)).toBeCloseTo(Math.max(0, 1 - 1 / load), 2);
        },
      ),
    );
  });

  it('refuses the calls of gRPC as an M/M/c/K, event by event, does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0.5, max: 1.2, noNaN: true }),
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(0.5, 1),
        (c, rho, places, share) => {
          const ours = grpcRefusedShare({ offered: rho * c, servers: c, places, share });
          if (share < 1 && rho * (1 - share) >= 1) return;
          expect(Math.abs(ours - played({ offered: rho * c, servers: c, places, share }))).toBeLessThan(0.02);
        },
      ),
      { numRuns: 25 },
    );
  });

  /** load, 4: gRPC C++ with 8 threads serves 7 calls; as many CPUs as calls, for its handlers slept. */
  it.each([
    ['a mean of 4 in flight', 4, 22 / 331],
    ['a mean of 6 in flight', 6, 79 / 463],
  ])('refuses of %s what the real gRPC refused', (_, offered, real) => {
    const refused = refusedShare({ offered, servers: 7, places: 7 });
    process.stdout.write(
      `gRPC, ${offered} in flight: ${(100 * refused).toFixed(1)} % refused, measured ${(100 * real).toFixed(1)} %\n`,
    );
    expect(Math.abs(refused - real)).toBeLessThan(0.02);
  });

  it.each([
    [1, 0.34],
    [2, 0.097],
    [4, 0.008],
  ])('says of %d CPUs at 70 %% what load.md says, and less where refused calls do not wait', (c, theirs) => {
    const [offered, places] = [0.7 * c, 4 * c - 1];
    expect(crowdedShare({ offered, servers: c, places })).toBeCloseTo(theirs, 2);
    expect(refusedShare({ offered, servers: c, places })).toBeLessThan(theirs);
  });

  it('is asked once for the same work', () => {
    const refusals = new Refusals(1);
    expect(refusals.of(1.4, 2, 7)).toBe(refusals.of(1.4, 2, 7));
    expect(new Refusals(0).of(1.4, 2, 7)).toBe(0);
    expect(refusals.of(0.9, 1, Infinity)).toBe(0);
  });
});

/** Calls that come and go one by one; all in hand share the servers alike. */
function played({ offered, servers: c, places, share }: Parameters<typeof grpcRefusedShare>[0]): number {
  const chance = new Chance(7);
  const draw = () => chance.within({ low: 0, high: 1 });
  let [grpc, rest, came, refused] = [0, 0, 0, 0];
  for (let event = 0; event < 150_000; event += 1) {
    const inHand = grpc + rest;
    const ends = Math.min(inHand, c);
    if (draw() * (offered + ends) >= offered) {
      if (draw() * inHand < grpc) grpc -= 1;
      else rest -= 1;
    } else if (draw() >= share) rest += 1;
    else {
      came += 1;
      if (grpc === places) refused += 1;
      else grpc += 1;
    }
  }
  return refused / came;
}

describe('what a pod has in hand', () => {
  it('is the mean of a single server’s queue: use / (1 - use)', () => {
    for (const use of [0.1, 0.5, 0.62, 0.8])
      expect(meanInHand({ offered: use, servers: 1, places: Infinity })).toBeCloseTo(use / (1 - use), 6);
  });

  it('never ends where more comes than can be done, and is all its places where there is an end', () => {
    expect(meanInHand({ offered: 2, servers: 1.63, places: Infinity })).toBe(Infinity);
    expect(meanInHand({ offered: 1e6, servers: 1, places: 126 })).toBeCloseTo(126, 3);
    expect(meanInHand({ offered: 1e-6, servers: 1.63, places: 126 })).toBeCloseTo(1e-6, 9);
  });

  it('grows with what comes', () => {
    const loads = Array.from({ length: 60 }, (_, step) => (step + 1) / 15);
    const inHand = loads.map((offered) => meanInHand({ offered, servers: 1.63, places: 126 }));
    expect([...inHand].sort((a, b) => a - b)).toEqual(inHand);
  });
});
