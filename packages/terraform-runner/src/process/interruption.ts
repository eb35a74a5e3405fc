import { constants } from 'node:os';

/** Signals that ask the command to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One Ctrl-C can arrive twice: the terminal sends it to every process of the foreground group, and `npm` (or the workspace's
 * launcher) forwards the one it got. Signals closer together than this, in milliseconds, count as one.
 */
const oneKeystroke = 500;

/** Thrown where work stops because the user asked for it. */
export class Interrupted extends Error {
  /** 128 + the signal's number, as shells count: 130 for Ctrl-C, 143 for SIGTERM. */
  readonly exitCode: number;

  constructor(signal: StopSignal) {
    super(`Interrupted by ${signal}. Nothing is left running; no report was written.`);
    this.name = 'Interrupted';
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * The user's wish to stop, in two stages: the first signal asks running children to finish, a second one kills them.
 * The process itself ends by returning from its work, so that everything it opened is closed.
 */
export class Interruption {
  private readonly askedController = new AbortController();
  private readonly forcedController = new AbortController();
  private first?: { readonly signal: StopSignal; readonly at: number };
  private readonly listener = (signal: NodeJS.Signals): void => this.receive(signal as StopSignal);

  /** Aborted by the first signal. */
  readonly asked: AbortSignal = this.askedController.signal;

  /** Aborted by the second signal. */
  readonly forced: AbortSignal = this.forcedController.signal;

  /** Takes the signals of this process over, until `stopListening`. */
  listen(): this {
    for (const signal of signals) process.on(signal, this.listener);
    return this;
  }

  /** Gives the signals back to Node. */
  stopListening(): void {
    for (const signal of signals) process.off(signal, this.listener);
  }

  /**
   * Counts a signal.
   *
   * @param now milliseconds on any steady clock
   */
  receive(signal: StopSignal, now: number = performance.now()): void {
    if (this.first === undefined) {
      this.first = { signal, at: now };
      this.askedController.abort(signal);
    } else if (now - this.first.at >= oneKeystroke) {
      this.forcedController.abort(signal);
    }
  }

  /** The signal that asked to stop, if one came. */
  get signal(): StopSignal | undefined {
    return this.first?.signal;
  }

  /** @throws {Interrupted} once a signal came */
  throwIfAsked(): void {
    if (this.first !== undefined) throw new Interrupted(this.first.signal);
  }
}
