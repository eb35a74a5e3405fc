/**
 * Holds the corpus to the real providers: what it calls right they must take, and what it says a provider refuses they must refuse. For machines
 * that have their programs; unknown values are left out.
 *
 * Usage: tsx verify-corpus.ts AWS_BINARY KUBERNETES_BINARY
 */
import type { Json } from '../src/value/from-json';
import { blockFromJson } from '../src/value/from-json';
import { configurationOf, type Values } from '../test/corpus/case';
import { right } from '../test/corpus/right';
import { rightJoint } from '../test/corpus/right-joint';
import { wrongTogether } from '../test/corpus/wrong-together';
import { wrongValues } from '../test/corpus/wrong-values';
import { RealProvider, type RealSchemas } from './probe/real-provider';

const [aws = '', kubernetes = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const providers = { aws: await RealProvider.start(aws), kubernetes: await RealProvider.start(kubernetes) };
  const schemas = { aws: await providers.aws.schemas(), kubernetes: await providers.kubernetes.schemas() };
  const errors = async (type: string, values: Values): Promise<readonly string[] | undefined> => {
    const name = type.replace(/^data\./, '').split('_', 1)[0] as 'aws' | 'kubernetes' | 'helm';
    if (
      name === 'helm' ||
      JSON.stringify(values).includes('${') ||
      JSON.stringify(values).includes('region":"eu-central')
    )
      return undefined;
    const block = of(schemas[name], type);
    if (!block) return undefined;
    const body = configurationOf(type, values) as Readonly<Record<string, Json>>;
    const said = await providers[name].validate(
      type.startsWith('data.') ? 'data' : 'resource',
      type.replace(/^data\./, ''),
      blockFromJson(body, block),
    );
    return said.filter(({ severity }) => severity === 1).map(({ summary, detail }) => `${summary} ${detail}`);
  };
  for (const [what, type, values] of [...right, ...rightJoint]) {
    const said = await errors(type, values);
    if (said && said.length > 0)
      process.stdout.write(`REFUSED though right: ${what}, ${type}: ${said.join(' | ').slice(0, 300)}\n`);
  }
  for (const [what, type, values] of [...wrongValues, ...wrongTogether]) {
    if (what === 'schema' || what === 'item limit') continue;
    const said = await errors(type, values);
    if (said && said.length === 0)
      process.stdout.write(`TAKEN though wrong: ${what}, ${type}: ${JSON.stringify(values)}\n`);
  }
  providers.aws.stop();
  providers.kubernetes.stop();
}

const of = (schemas: RealSchemas, type: string) =>
  type.startsWith('data.') ? schemas.dataSources.get(type.slice('data.'.length)) : schemas.resources.get(type);

void main();
