import { grpcRefusedShare } from './grpc-refused-share';

/** A thousandth of a CPU: work that differs by less is refused alike. */
const grain = 1000;

/** Above so many times its CPU a pod refuses what it cannot do, whatever its threads. */
const mostOffered = 2;

/** The refused share of gRPC's calls, kept for the next time that a pod has as much to do. */
export class Refusals {
  private readonly known = new Map<number, number>();

  /** @param share of the calls that come by gRPC */
  constructor(private readonly share: number) {}

  /**
   * The share of all calls that a pod refuses for want of a thread.
   *
   * @param offered CPU that its calls need
   * @param servers CPU that it has
   * @param places calls that gRPC may have in hand
   */
  of(offered: number, servers: number, places: number): number {
    if (this.share === 0 || !Number.isFinite(places)) return 0;
    const [work, speed] = [Math.round(Math.min(offered, mostOffered * servers) * grain), Math.round(servers * grain)];
    const key = (work * 2 ** 20 + speed) * 2 ** 12 + places;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const refused =
      this.share * grpcRefusedShare({ offered: work / grain, servers: speed / grain, places, share: this.share });
    this.known.set(key, refused);
    return refused;
  }
}
