import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';

import type { Answer, Handlers } from './protocol/messages';
import { providerService } from './protocol/provider-service';
import { diagnosticOf } from './protocol/refusal';

/** A provider that listens. */
export interface ServedProvider {
  /** Loopback address, `127.0.0.1:<port>`. */
  readonly address: string;
  close(): void;
}

/**
 * Serves one provider on a free TCP port of the loopback interface.
 *
 * TCP and not a Unix socket: only there does gRPC tell connections apart, and Terraform opens one connection per
 * provider configuration without naming it in its requests. Messages have no size limit, as a schema may be large.
 */
export async function serveProvider(handlers: Handlers): Promise<ServedProvider> {
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  server.addService(providerService(), implementation(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function implementation(handlers: Handlers): UntypedServiceImplementation {
  const calls = Object.entries(handlers) as [string, Handle][];
  return Object.fromEntries(calls.map(([name, handle]) => [name, answering(name, handle)]));
}

type Handle = (request: unknown, connection: string) => Answer | Promise<Answer>;

/** A failure becomes a diagnostic in the answer: an exception would end the `rehearse` process, an RPC error reads badly. */
function answering(name: string, handle: Handle) {
  return async (call: ServerUnaryCall<unknown, Answer>, reply: sendUnaryData<Answer>): Promise<void> => {
    let answer: Answer;
    try {
      answer = await handle(call.request, call.getPeer());
    } catch (error) {
      answer = { diagnostics: [diagnosticOf(error, name)] };
    }
    reply(null, answer);
  };
}
