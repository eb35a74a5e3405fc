import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

import { openProviders } from '../rehearse/open-providers';
import { openS3States } from '../state/open-s3-states';
import { attachedVariables } from './attached-variables';
import type { BackgroundAnswer, BackgroundRequest } from './background-request';
import { readSession, type Session, sessionFile, sessionVariable } from './session';

/** How often the process looks whether its session is still kept, in milliseconds. */
const look = 2000;

/**
 * The process behind attached shells: serves the stand-in and an S3 for states until SIGTERM, or until its session is no longer kept:
 * the folder went, or another process took it over.
 * It is started by `startBackground`, with a request as its only message.
 */
process.once('message', (request: BackgroundRequest) => {
  serve(request).then(
    () => answer({ ready: true }),
    (error: unknown) => {
      const { message } = error as Error;
      answer({ failure: { message, exitCode: error instanceof Failure ? error.exitCode : 1 } }, () => process.exit(1));
    },
  );
});

async function serve({ app, stacks, types, folder }: BackgroundRequest): Promise<void> {
  const states = await openS3States({});
  try {
    await states.adopt(stacks);
    const standIn = {
      app,
      types,
      providers: { kind: 'stand-in' },
      awsEndpoint: undefined,
      cluster: undefined,
      workFolder: folder,
    } as const;
    const providers = await openProviders(stacks, standIn);
    const cliConfigFile = join(folder, 'empty.tfrc');
    writeFileSync(cliConfigFile, '');
    const variables = attachedVariables({ cliConfigFile, states: states.variables, providers: providers.variables });
    const session: Session = {
      pid: process.pid,
      port: await openPort(),
      variables: { ...variables, [sessionVariable]: folder },
    };
    process.once('SIGTERM', () => void Promise.all([providers.close(), states.close()]).finally(() => process.exit()));
    writeFileSync(sessionFile(folder), JSON.stringify(session));
    setInterval(() => endUnlessKept(folder), look);
  } catch (error) {
    await states.close();
    throw error;
  }
}

function endUnlessKept(folder: string): void {
  if (readSession(folder)?.pid !== process.pid) process.kill(process.pid, 'SIGTERM');
}

/** A port that tells others that this process lives. */
async function openPort(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The one who asked may be gone by now; then the channel is closed. */
function answer(words: BackgroundAnswer, done: () => void = () => undefined): void {
  if (!process.connected) return done();
  process.send?.(words, () => {
    process.disconnect();
    done();
  });
}
