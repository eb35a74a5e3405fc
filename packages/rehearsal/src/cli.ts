import { main } from './command/main';
import { Interruption } from './process/interruption';

const interruption = new Interruption().listen();
const { argv, env, stdout, stderr } = process;

// A reader that goes away (as in "rehearse dev | head") must not end a rehearsal in the middle of an apply.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void main(argv.slice(2), { cwd: process.cwd(), env, stdout, stderr, interruption })
  .then((exitCode) => {
    process.exitCode = exitCode;
  })
  .finally(() => interruption.stopListening());
