/** The emulator cannot be installed or started here. The message is one line: what is missing, and what to do. */
export class EmulatorUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EmulatorUnavailable';
  }
}
