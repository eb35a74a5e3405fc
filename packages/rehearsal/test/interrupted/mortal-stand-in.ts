import { type Disturbance, startStandIn, usedTypes } from '@spot-serving/stand-in';

/**
 * A stand-in in a process of its own that kills itself, for a configuration file. Arguments: the file, the number of the apply call,
 * and whether it dies `before` or `after` the change; number 0 lets it live. Prints the value of TF_REATTACH_PROVIDERS.
 */
const [file = '', point = '0', when = 'after'] = process.argv.slice(2);
let applies = 0;
const die = (moment: string): void => {
  if (moment === when && applies === Number(point)) process.kill(process.pid, 'SIGKILL');
};
const disturbance: Disturbance = {
  before: ({ phase }) => {
    if (phase !== 'apply') return;
    applies += 1;
    die('before');
  },
  after: ({ phase }, state) => {
    if (phase === 'apply') die('after');
    return state;
  },
};

// One account serves many cases, whose orphans pass AWS's default quotas: lenient counts none.
void startStandIn({ resolveFrom: __dirname, types: usedTypes([file]), disturbance, lenient: true }).then(
  ({ reattach }) => process.stdout.write(`${reattach}\n`),
);
