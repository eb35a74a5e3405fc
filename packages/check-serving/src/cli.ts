import { checkServing } from './check-serving';
import { Failure } from './failure';

const { argv, env, stdout, stderr } = process;

checkServing(argv.slice(2), { cwd: process.cwd(), env, stdout, stderr })
  .then((exitCode) => {
    process.exitCode = exitCode;
  })
  .catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  });
