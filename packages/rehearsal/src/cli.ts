import { main } from './command/main';
import { Interruption } from './process/interruption';

const interruption = new Interruption().listen();
const { argv, env, stdout, stderr } = process;

void main(argv.slice(2), { cwd: process.cwd(), env, stdout, stderr, interruption })
  .then((exitCode) => {
    process.exitCode = exitCode;
  })
  .finally(() => interruption.stopListening());
