import type { Block } from '@spot-serving/stand-in';
import { Failure } from '@spot-serving/terraform-runner';

import { blockLines, type Json, objects } from './body';
import { deeper, reference } from './expression';
import type { BlockSchemas } from './schemas';

const plain: Block = { attributes: [], blocks: [] };

type Writer = (json: unknown, schemas: BlockSchemas) => readonly string[];

/** Top-level blocks, in the order in which they are written. */
const writers: Readonly<Record<string, Writer>> = {
  terraform: (json) => objects(json).flatMap(terraformLines),
  provider: (json, schemas) =>
    named(json, (name, body) => commented(body, blockLines(`provider "${name}"`, body, schemas.provider(name), ''))),
  variable: (json) => named(json, (name, { type, ...body }) => variableLines(name, type, body)),
  locals: (json) => objects(json).flatMap((body) => blockLines('locals', body, plain, '')),
  data: (json, schemas) => typed('data', json, (type) => schemas.data(type)),
  resource: (json, schemas) => typed('resource', json, (type) => schemas.resource(type)),
  module: (json) => named(json, moduleLines),
  moved: (json) => objects(json).flatMap((body) => addressLines('moved', body)),
  import: (json) => objects(json).flatMap((body) => addressLines('import', body)),
  removed: (json) => objects(json).flatMap((body) => addressLines('removed', body)),
  output: (json) => named(json, (name, body) => commented(body, blockLines(`output "${name}"`, body, plain, ''))),
};

/**
 * A synthesized stack as plain HCL: the same configuration, of which nothing is CDKTF's.
 *
 * The one that `cdktf synth --hcl` writes is not: version 0.21 leaves quotes in strings that hold a reference, writes conditions of a lifecycle
 * as an argument and nested attributes as blocks (lib/hcl/render.js).
 *
 * @param source text of its `cdk.tf.json`
 * @throws {Failure} 1 for what this cannot write
 */
export function stackHcl(source: string, schemas: BlockSchemas): string {
  const json = JSON.parse(source) as Json;
  const unknown = Object.keys(json).filter((name) => name !== '//' && !Object.hasOwn(writers, name));
  if (unknown.length > 0) throw new Failure(`the stack has ${unknown.join(', ')}, which is not written as HCL here`, 1);
  const lines = Object.entries(writers).flatMap(([name, write]) => (name in json ? write(json[name], schemas) : []));
  return `${lines.join('\n')}\n`;
}

function terraformLines({ required_providers: providers, backend, cloud, ...rest }: Json): readonly string[] {
  const requirements = objects(providers ?? []).flatMap((one) =>
    blockLines('required_providers', one, plain, deeper('')),
  );
  const backends = objects(backend ?? []).flatMap((one) =>
    Object.entries(one).flatMap(([type, body]) =>
      objects(body).flatMap((it) => blockLines(`backend "${type}"`, it, plain, deeper(''))),
    ),
  );
  if (cloud !== undefined) throw new Failure('the stack has a cloud block, which is not written as HCL here', 1);
  const [open = '', ...end] = blockLines('terraform', rest, plain, '');
  return [open, ...requirements, ...backends, ...end, ''];
}

function typed(kind: 'resource' | 'data', json: unknown, schema: (type: string) => Block): readonly string[] {
  return objects(json).flatMap((types) =>
    Object.entries(types).flatMap(([type, all]) =>
      named(all, (name, body) => commented(body, blockLines(`${kind} "${type}" "${name}"`, body, schema(type), ''))),
    ),
  );
}

function named(json: unknown, lines: (name: string, body: Json) => readonly string[]): readonly string[] {
  return objects(json).flatMap((all) =>
    Object.entries(all).flatMap(([name, bodies]) => objects(bodies).flatMap((body) => [...lines(name, body), ''])),
  );
}

/** The construct that made it, so that people find their way. */
function commented(body: Json, lines: readonly string[]): readonly string[] {
  const { metadata } = (body['//'] ?? {}) as { readonly metadata?: { readonly path?: string } };
  return metadata?.path === undefined ? lines : [`# ${metadata.path.replace(/\s/g, ' ')}`, ...lines];
}

function variableLines(name: string, type: unknown, body: Json): readonly string[] {
  const [open = '', ...rest] = blockLines(`variable "${name}"`, body, plain, '');
  return type === undefined ? [open, ...rest] : [open, `  type = ${reference(type)}`, ...rest];
}

function moduleLines(name: string, { providers, ...body }: Json): readonly string[] {
  const [open = '', ...rest] = blockLines(`module "${name}"`, body, plain, '');
  const passed = Object.entries((providers ?? {}) as Json).map(([to, from]) => `    ${to} = ${reference(from)}`);
  return passed.length === 0 ? [open, ...rest] : [open, '  providers = {', ...passed, '  }', ...rest];
}

/** Blocks whose `from` and `to` are addresses. */
function addressLines(header: string, { from, to, ...body }: Json): readonly string[] {
  const [open = '', ...rest] = blockLines(header, body, plain, '');
  const addresses = Object.entries({ from, to }).filter(([, address]) => address !== undefined);
  return [open, ...addresses.map(([name, address]) => `  ${name} = ${reference(address)}`), ...rest, ''];
}
