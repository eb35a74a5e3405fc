import type { CheckOptions } from '../checks/type-checks';
import { member, textOf } from '../value/value';
import { type NamedResource, NameRegister } from './name-register';
import { QuotaRegister } from './quota-register';

/** Resources that exist behind the stand-in: whose names are in use, and how many there are of what AWS counts. */
export class LiveResources {
  private readonly names = new NameRegister();
  private readonly quotas = new QuotaRegister();
  private readonly seen = new Set<string>();

  constructor(private readonly options: CheckOptions) {}

  /** Notes one that exists already; however often it is read, it counts once. */
  observe(resource: NamedResource): void {
    this.names.observe(resource);
    const key = keyOf(resource);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.quotas.observe(resource);
  }

  /** Notes one that is gone. */
  release(resource: NamedResource): void {
    this.names.release(resource);
    this.quotas.release(resource);
    this.seen.delete(keyOf(resource));
  }

  /**
   * Takes name and place of a new one.
   *
   * @throws Refusal with the code of AWS when the name is taken, or the default quota is reached
   */
  claim(resource: NamedResource): void {
    this.names.claim(resource);
    if (!this.options.lenient) this.quotas.claim(resource);
  }

  /** Notes that a new one has been made: from now on it has an id. */
  made(resource: NamedResource): void {
    this.seen.add(keyOf(resource));
  }
}

const keyOf = ({ type, values }: NamedResource): string => `${type} ${textOf(member(values, 'id'))}`;
