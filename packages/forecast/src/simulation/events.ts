import TinyQueue from 'tinyqueue';

interface Event {
  readonly at: number;
  /** Events of the same moment keep their order. */
  readonly order: number;
  readonly happen: () => void;
}

/** What is to come, in the order of its times. */
export class Events {
  private readonly queue = new TinyQueue<Event>([], (a, b) => a.at - b.at || a.order - b.order);
  private order = 0;
  private moment = 0;

  /** The moment of the event that happens now, seconds. */
  get now(): number {
    return this.moment;
  }

  /** Lets something happen in `seconds` from now. */
  in(seconds: number, happen: () => void): void {
    this.order += 1;
    this.queue.push({ at: this.moment + seconds, order: this.order, happen });
  }

  /**
   * Lets all happen that comes before `end`, and `settle` after each.
   *
   * @param settle what every event may have given cause for
   */
  run(end: number, settle: () => void): void {
    for (let next = this.queue.peek(); next !== undefined && next.at <= end; next = this.queue.peek()) {
      this.queue.pop();
      this.moment = next.at;
      next.happen();
      settle();
    }
    this.moment = end;
  }
}
