import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { Client, credentials } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { parse } from 'protobufjs';

import type { CtyType } from '../../src/schema/cty-type';
import type { Attribute, Block, Nesting } from '../../src/schema/schema';
import { decodeValue, type DynamicValue, encodeValue } from '../../src/value/codec';
import type { Path } from '../../src/value/path';
import type { Value } from '../../src/value/value';
import { protocol5 } from './protocol-5';

/** What a provider says of a configuration. */
export interface Said {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: { readonly steps: Path } | null;
}

/** What is to be planned: from the state before to the configuration. */
export interface Wish {
  readonly prior: Value;
  readonly proposed: Value;
  readonly config: Value;
  /** What the provider kept of an earlier plan. @default nothing */
  readonly data?: Uint8Array;
}

/** A plan of the provider. */
export interface RealPlan {
  readonly planned: Value;
  readonly replaces: readonly Path[];
  readonly private: Uint8Array;
  readonly said: readonly Said[];
}

/** Schemas of a provider, as it tells them. */
export interface RealSchemas {
  readonly provider: Block;
  readonly resources: ReadonlyMap<string, Block>;
  readonly dataSources: ReadonlyMap<string, Block>;
}

/** Magic cookie by which a provider knows Terraform (hashicorp/terraform, internal/plugin/serve.go). */
const cookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** A provider's own program, spoken to as Terraform speaks to it (go-plugin, protocol 5). */
export class RealProvider {
  private configuration: Value = null;

  private constructor(
    private readonly binary: string,
    private child: ChildProcess,
    private client: Client,
    private call: (method: string, request: object) => Promise<unknown>,
  ) {}

  /** Starts the program again, with the configuration it had: some plans of odd values end it. */
  async restart(): Promise<void> {
    this.stop();
    const fresh = await RealProvider.start(this.binary);
    [this.child, this.client, this.call] = [fresh.child, fresh.client, fresh.call];
    if (this.configuration !== null) await this.configure(this.configuration);
  }

  /** @throws when the program does not say where it listens */
  static async start(binary: string): Promise<RealProvider> {
    const child = spawn(binary, [], {
      env: { ...process.env, TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: '5', TF_LOG: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const [, , network, address] = line.split('|');
    if (network !== 'unix') throw new Error(`the provider says "${line}"`);
    const service = fromJSON(parse(protocol5, { keepCase: true }).root.toJSON(), {
      keepCase: true,
      longs: Number,
      bytes: Buffer,
      defaults: true,
    })['tfplugin5.Provider'] as Record<
      string,
      { path: string; requestSerialize: (o: object) => Buffer; responseDeserialize: (b: Buffer) => unknown }
    >;
    const client = new Client(`unix://${address}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': -1,
    });
    const call = (method: string, request: object): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const found = service[method];
        if (!found) throw new Error(`the protocol has no ${method}`);
        const { path, requestSerialize, responseDeserialize } = found;
        client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, answer) =>
          error ? reject(error) : resolve(answer),
        );
      });
    return new RealProvider(binary, child, client, call);
  }

  async schemas(): Promise<RealSchemas> {
    const answer = (await this.call('GetSchema', {})) as SchemaAnswer;
    const blocks = (all: Record<string, { block: BlockMessage }>) =>
      new Map(Object.entries(all).map(([type, { block }]) => [type, blockOf(block)]));
    return {
      provider: blockOf(answer.provider.block),
      resources: blocks(answer.resource_schemas),
      dataSources: blocks(answer.data_source_schemas),
    };
  }

  async validate(kind: 'resource' | 'data', type: string, config: Value): Promise<readonly Said[]> {
    const method = kind === 'data' ? 'ValidateDataSourceConfig' : 'ValidateResourceTypeConfig';
    const request = {
      type_name: type,
      config: encodeValue(config),
      client_capabilities: { write_only_attributes_allowed: true },
    };
    return ((await this.call(method, request)) as { diagnostics: Said[] }).diagnostics;
  }

  async configure(config: Value): Promise<readonly Said[]> {
    this.configuration = config;
    const answer = await this.call('Configure', { terraform_version: '1.11.4', config: encodeValue(config) });
    return (answer as { diagnostics: Said[] }).diagnostics;
  }

  async plan(type: string, { prior, proposed, config, data }: Wish): Promise<RealPlan> {
    const answer = (await this.call('PlanResourceChange', {
      type_name: type,
      prior_state: encodeValue(prior),
      proposed_new_state: encodeValue(proposed),
      config: encodeValue(config),
      prior_private: data,
    }).catch(async (error: unknown) => {
      if (/UNAVAILABLE|CANCELLED/.test(String(error))) await this.restart();
      throw error;
    })) as PlanAnswer;
    return {
      planned: decodeValue(answer.planned_state ?? {}),
      replaces: answer.requires_replace.map(({ steps }) => steps),
      private: answer.planned_private,
      said: answer.diagnostics,
    };
  }

  stop(): void {
    this.client.close();
    this.child.kill('SIGKILL');
  }
}

interface SchemaAnswer {
  readonly provider: { readonly block: BlockMessage };
  readonly resource_schemas: Record<string, { readonly block: BlockMessage }>;
  readonly data_source_schemas: Record<string, { readonly block: BlockMessage }>;
}

interface PlanAnswer {
  readonly planned_state: DynamicValue | null;
  readonly requires_replace: readonly { readonly steps: Path }[];
  readonly planned_private: Uint8Array;
  readonly diagnostics: readonly Said[];
}

interface BlockMessage {
  readonly attributes: readonly (Omit<Attribute, 'type'> & {
    readonly type: Uint8Array;
    readonly write_only: boolean;
  })[];
  readonly block_types: readonly {
    readonly type_name: string;
    readonly block: BlockMessage;
    readonly nesting: number;
    readonly min_items: number;
    readonly max_items: number;
  }[];
}

/** Schema.NestedBlock.NestingMode of tfplugin5.proto; a group is a single block that is always there. */
const nestings: readonly Nesting[] = ['single', 'single', 'list', 'set', 'map', 'single'];

const blockOf = ({ attributes, block_types: blocks }: BlockMessage): Block => ({
  attributes: attributes.map(({ type, write_only: writeOnly, ...rest }) => ({
    ...rest,
    writeOnly,
    type: JSON.parse(Buffer.from(type).toString('utf8')) as CtyType,
  })),
  blocks: blocks.map(({ type_name: name, block, nesting, min_items: minItems, max_items: maxItems }) => ({
    name,
    nesting: nestings[nesting] ?? 'single',
    block: blockOf(block),
    minItems,
    maxItems,
  })),
});
