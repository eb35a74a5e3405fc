import { stackTypes } from '../stack-configuration';

/** What is used of a stand-in of any version. */
interface Served {
  readonly startStandIn: (options: object) => Promise<{ readonly reattach: string }>;
}

/** Serves the types of the measured stack with the stand-in at a path, says how it is reached, and stays until it is ended. */
async function serve(index: string, resolveFrom: string): Promise<void> {
  const { startStandIn } = (await import(index)) as Served;
  const types = { resources: new Set(stackTypes), dataSources: new Set() };
  const { reattach } = await startStandIn({ resolveFrom, types });
  process.stdout.write(`${reattach}\n`);
}

const [index = '', resolveFrom = ''] = process.argv.slice(2);
void serve(index, resolveFrom);
