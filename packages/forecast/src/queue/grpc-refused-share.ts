import { type Queue, refusedShare } from './birth-death';

/** A pod's CPUs, that gRPC and REST share; only gRPC refuses what it has no thread for. */
export interface SharedQueue extends Queue {
  /** Share of the calls that come by gRPC. */
  readonly share: number;
}

/** Calls by REST in hand above which the sum is cut: REST queues them, and nobody waits for that long. */
const mostByRest = 512;

/**
 * The share of gRPC's calls that find all its places taken, where calls by REST keep the same CPUs busy: the product form of two kinds of calls at one
 * processor-sharing server, cut at gRPC's places. All by gRPC, it is {@link refusedShare}.
 */
export function grpcRefusedShare({ offered, servers, places, share }: SharedQueue): number {
  if (share <= 0 || offered <= 0) return 0;
  if (share >= 1) return refusedShare({ offered, servers, places });
  const speed = (inHand: number) => Math.min(inHand, servers);
  let [first, total, full] = [1, 0, 0];
  for (let grpc = 0; grpc <= places; grpc += 1) {
    if (grpc > 0) first *= (offered * share) / speed(grpc);
    const row = rowWeight({ first, grpc, byRest: offered * (1 - share), speed });
    total += row;
    full = row;
    if (row < total * Number.EPSILON) return 0;
  }
  return full / total;
}

interface Row {
  readonly first: number;
  readonly grpc: number;
  readonly byRest: number;
  readonly speed: (inHand: number) => number;
}

/** Weight of all states with `grpc` calls by gRPC in hand, and any number by REST. */
function rowWeight({ first, grpc, byRest, speed }: Row): number {
  let [weight, total] = [first, first];
  for (let rest = 1; rest <= mostByRest && weight > total * Number.EPSILON; rest += 1) {
    const inHand = grpc + rest;
    weight *= (byRest / speed(inHand)) * (inHand / rest);
    total += weight;
  }
  return total;
}
