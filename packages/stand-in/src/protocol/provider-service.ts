import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { parse } from 'protobufjs';

import { protoText } from './proto-text';

/** The gRPC service `tfplugin6.Provider`, made from the protocol text without generated code. */
export function providerService(): ServiceDefinition {
  const { root } = parse(protoText, { keepCase: true });
  const loaded = fromJSON(root.toJSON(), {
    keepCase: true,
    longs: Number,
    enums: Number,
    bytes: Buffer,
    defaults: true,
  });
  return loaded['tfplugin6.Provider'] as ServiceDefinition;
}
