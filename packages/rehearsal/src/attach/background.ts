import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { Failure } from '../failure';
import { openProviders } from '../rehearse/open-providers';
import { openS3States } from '../state/open-s3-states';
import { attachedVariables } from './attached-variables';
import type { BackgroundAnswer, BackgroundRequest } from './background-request';
import { sessionFile, SESSION_VARIABLE, type Session } from './session';

/**
 * The process behind attached shells: serves the stand-in and an S3 for states until SIGTERM.
 * It is started by `startBackground`, with a request as its only message.
 */
process.once('message', (request: BackgroundRequest) => {
  serve(request).then(
    () => answer({ ready: true }),
    (error: Error) => {
      answer({ failure: { message: error.message, exitCode: error instanceof Failure ? error.exitCode : 1 } });
      process.exitCode = 1;
    },
  );
});

async function serve({ app, stacks, types, folder }: BackgroundRequest): Promise<void> {
  const states = await openS3States({});
  try {
    await states.adopt(stacks);
    const standIn = { app, types, providers: { kind: 'stand-in' }, awsEndpoint: undefined, workFolder: folder } as const;
    const providers = await openProviders(stacks, standIn);
    const cliConfigFile = join(folder, 'empty.tfrc');
    writeFileSync(cliConfigFile, '');
    const variables = attachedVariables({ cliConfigFile, states: states.variables, providers: providers.variables });
    const session: Session = { pid: process.pid, port: await openPort(), variables: { ...variables, [SESSION_VARIABLE]: folder } };
    process.once('SIGTERM', () => void Promise.all([providers.close(), states.close()]).finally(() => process.exit()));
    writeFileSync(sessionFile(folder), JSON.stringify(session));
  } catch (error) {
    await states.close();
    throw error;
  }
}

/** A port that tells others that this process lives. */
async function openPort(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The one who asked may be gone by now; then the channel is closed. */
function answer(words: BackgroundAnswer): void {
  if (process.connected) process.send?.(words, () => process.disconnect());
}
