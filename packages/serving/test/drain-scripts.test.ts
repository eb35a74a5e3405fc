import { readdirSync, readFileSync } from 'node:fs';

import { type Mode, pause, pidNamespaceAllowed, ServerContainer } from './server-container';

const containers: ServerContainer[] = [];

async function aContainer(mode?: Mode): Promise<ServerContainer> {
  const container = await ServerContainer.start(mode);
  containers.push(container);
  return container;
}

afterAll(() => Promise.all(containers.map((container) => container.remove())));

/** Asks one after the other until `until` resolves; how many got which status. */
async function steadily(
  until: Promise<unknown>,
  ask: () => Promise<number | undefined>,
): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  const over = new AbortController();
  void until.then(() => over.abort());
  while (!over.signal.aborted) {
    const status = String(await ask());
    seen[status] = (seen[status] ?? 0) + 1;
    await pause(100);
  }
  return seen;
}

const where = pidNamespaceAllowed()
  ? 'as PID 1 of a PID namespace'
  : '(this machine allows no PID namespace: not as PID 1)';
/** What bash makes of a child that SIGTERM ended. */
const endedBySigterm = 143;

// Waiting is most of it: they run at once.
describe(`serve.sh and drain.sh with a stand-in for ModelServer, ${where}`, () => {
  it.concurrent('goes on answering after SIGTERM, and ends with the status of the server', async () => {
    const container = await aContainer();
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGHUP'] as const) process.kill(container.init, signal);
    expect(await container.predict(300)).toBe(200);
    expect(await container.outcome(0)).toBe('running');
    await container.ask('GET', '/quit?status=7');
    expect(await container.outcome(5)).toBe(7);
    expect(container.serverPid()).toBeUndefined();
  });

  it.concurrent('survives a storm of signals, which a wrapper that counted them did not', async () => {
    const container = await aContainer();
    for (let storm = 0; storm < 200; storm++) {
      for (const signal of ['SIGTERM', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.kill(container.init, signal);
      if (storm % 3 === 0) await pause(1);
    }
    expect(await container.predict(10)).toBe(200);
    expect(await container.outcome(0)).toBe('running');
    await container.ask('GET', '/quit?status=7');
    expect(await container.outcome(5)).toBe(7);
  });

  it.concurrent('waits for a server that is about to start, and ends it', async () => {
    const container = await aContainer();
    const show = container.hidePid();
    const drain = container.drain({ preStopSeconds: 20 });
    await pause(1500);
    show();
    expect(await drain).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^drain: ending the server/) as unknown,
    });
    expect(await container.outcome(3)).toBe(endedBySigterm);
  });

  it.concurrent('says so when no server comes, in time for its budget', async () => {
    const container = await aContainer();
    const show = container.hidePid();
    const { code, output, seconds } = await container.drain({ preStopSeconds: 6 });
    show();
    expect([code, output]).toEqual([0, 'drain: no server runs\n']);
    expect(seconds).toBeGreaterThan(3.5);
  });

  it.concurrent('ends as soon as nobody is connected, but not before the balancer has stopped sending', async () => {
    const container = await aContainer();
    const drained = await container.drain({ preStopSeconds: 90, longestRequestSeconds: 60, balancerSeconds: 2 });
    expect(drained).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^drain: ending the server after \d+ s: nobody is connected\n$/) as unknown,
    });
    expect(drained.seconds).toBeGreaterThan(2);
    expect(drained.seconds).toBeLessThan(60);
    if (pidNamespaceAllowed()) expect(container.log()).toContain(drained.output);
    expect(await container.outcome(3)).toBe(endedBySigterm);
  });

  it.concurrent(
    'lets the longest request end, whatever probes ask meanwhile, and keeps an idle connection from nothing',
    async () => {
      const container = await aContainer();
      const long = container.predict(2000);
      const drain = container.drain({ preStopSeconds: 60 });
      const probes = steadily(long, () => container.metadata());
      expect(await long).toBe(200);
      expect(Object.keys(await probes)).toEqual(['200']);
      const lasting = steadily(drain, () => container.metadata());
      const { code, output, seconds } = await drain;
      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringMatching(/no request was answered for \d+ s\n$/) as unknown,
      });
      // The balancer's second, then more than the two of the longest request after the last answer.
      expect(seconds).toBeGreaterThan(4);
      expect(seconds).toBeLessThan(58);
      expect(await container.outcome(3)).toBe(endedBySigterm);
      await lasting;
    },
  );

  it.concurrent('answers what comes late, also what fails, and counts the quiet from there', async () => {
    const container = await aContainer();
    const drain = container.drain({ preStopSeconds: 60 });
    const late = await steadily(pause(4000), () => container.ask('POST', '/v1/models/resnet:predict?wrong', true));
    expect(Object.keys(late)).toEqual(['400']);
    const { code, seconds } = await drain;
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThan(6);
  });

  it.concurrent.each<[string, Mode]>([
    ['requests never cease', ''],
    ['the server is too busy to show its metrics', 'busy'],
  ])('ends in time for its budget when %s', async (_name, mode) => {
    const container = await aContainer(mode);
    const drain = container.drain({ preStopSeconds: 7 });
    const asked = steadily(drain, () => container.predict(10));
    const { code, output, seconds } = await drain;
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/^drain: ending the server after [56] s: the time is up\n$/) as unknown,
    });
    expect(seconds).toBeLessThan(8);
    await asked;
  });

  it.concurrent(
    'leaves a server that does not end to the grace period, within its budget, and never kills it',
    async () => {
      const container = await aContainer('stuck');
      const drain = container.drain({ preStopSeconds: 5 });
      const asked = steadily(drain, () => container.predict(10));
      const { code, output, seconds } = await drain;
      expect(Object.keys(await asked)).toEqual(['200']);
      expect({ code, output }).toEqual({
        code: 75,
        output: expect.stringMatching(/the server still runs after 5 s; it is left to the grace period\n$/) as unknown,
      });
      expect(seconds).toBeLessThan(8);
      expect(await container.predict(0)).toBe(200);
      expect(await container.outcome(0)).toBe('running');
    },
  );

  // Node takes signals whatever its parent ignores; ModelServer and this one do not.
  it.concurrent(
    'ends a server that still loads at once, which no signal ignored by the wrapper keeps alive',
    async () => {
      const container = await aContainer('loading');
      const { code, seconds } = await container.drain({ balancerSeconds: 60, preStopSeconds: 90 });
      expect(code).toBe(0);
      expect(seconds).toBeLessThan(50);
      expect(await container.outcome(3)).toBe(endedBySigterm);
    },
  );

  it.concurrent('refuses times that do not fit, and leaves the server alone', async () => {
    const container = await aContainer();
    const { code, output } = await container.drain({ balancerSeconds: 4, preStopSeconds: 7 });
    expect({ code, output }).toEqual({
      code: 64,
      output: 'drain: PRE_STOP_SECONDS is 7: it has no room for 4 + 2 + 2\n',
    });
    expect(await container.predict(0)).toBe(200);
  });

  (pidNamespaceAllowed() ? it.concurrent : it.skip)('reaps what the server leaves behind', async () => {
    const container = await aContainer('parent');
    await pause(1500);
    const children = readdirSync('/proc').filter((entry) => parentOf(entry) === container.init);
    expect(children).toHaveLength(1);
  });
});

function parentOf(pid: string): number | undefined {
  try {
    return /^\d+$/.test(pid)
      ? Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
      : undefined;
  } catch {
    return undefined;
  }
}
