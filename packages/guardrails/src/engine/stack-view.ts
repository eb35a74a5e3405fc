import { objectOf, textOf, textsOf } from './json';
import { isShown, shownSubject } from './plan';
import { referencesIn, textsBelow } from './references';
import type { Resource, Subject } from './resource';
import { synthesizedSubject } from './synthesized';

export type { Resource } from './resource';

/** What the JSON cannot say of itself. */
export interface Surroundings {
  /** Ids of accounts that are ours or trusted, besides those that the AWS provider allows. @default none */
  readonly accounts?: readonly string[];
}

/** Attributes by which one resource names another, once they are known. */
const identities = ['id', 'arn', 'name', 'bucket', 'url', 'key_id'];

/**
 * A synthesized stack (`cdk.tf.json`) or a plan (`terraform show -json`) as rules ask about it. Needs the JSON only, no constructs, and accepts any JSON: what
 * is not of the expected form is not there.
 *
 * In a synthesized stack modules are not expanded: only a plan can show what they make.
 */
export class StackView {
  private readonly subject: Subject;

  /**
   * @param json parsed content of a `cdk.tf.json`, or of what `terraform show -json` prints
   */
  constructor(
    private readonly json: unknown,
    private readonly surroundings: Surroundings = {},
  ) {
    const object = objectOf(json);
    this.subject = isShown(object) ? shownSubject(object) : synthesizedSubject(object);
  }

  /** What the stack is called; empty when the JSON does not say. */
  get name(): string {
    return textOf(objectOf(objectOf(objectOf(this.json)['//']).metadata).stackName) ?? '';
  }

  /** Whether this is what Terraform planned: defaults are filled in, and what only the configuration says (`lifecycle`, the backend) is not there. */
  get isPlan(): boolean {
    return this.subject.isPlan;
  }

  /** The `terraform` block, configurations of the AWS provider, and calls of modules. */
  get configuration(): Pick<Subject, 'terraform' | 'awsProviders' | 'modules'> {
    return this.subject;
  }

  /** Every resource, in the order of the JSON. */
  get resources(): readonly Resource[] {
    return this.subject.resources;
  }

  /** Ids of the accounts that are ours: those that the AWS provider allows or is asked about, and those the caller trusts. */
  get accounts(): readonly string[] {
    const allowed = this.subject.awsProviders.flatMap(({ allowed_account_ids: ids }) => textsOf(ids));
    const asked = this.dataOfType('aws_caller_identity').flatMap(({ attributes }) => textsOf(attributes.account_id));
    return [...allowed, ...asked, ...(this.surroundings.accounts ?? [])].filter((id) => /^\d{12}$/.test(id));
  }

  /** Resources of `type`, in the order of the JSON. */
  ofType(type: string): readonly Resource[] {
    return this.subject.resources.filter((resource) => resource.type === type);
  }

  /** Data sources of `type`, in the order of the JSON. */
  dataOfType(type: string): readonly Resource[] {
    return this.subject.dataSources.filter((source) => source.type === type);
  }

  /** The resource or data source at Terraform's `address`. */
  at(address: string): Resource | undefined {
    return [...this.subject.resources, ...this.subject.dataSources].find((resource) => resource.address === address);
  }

  /** Resources of `type` that `value` refers to, or names by what is known of them. */
  referred(type: string, value: unknown): readonly Resource[] {
    const addresses = referencesIn(value);
    const texts = new Set(textsBelow(value));
    return this.ofType(type).filter(
      ({ address, attributes }) =>
        addresses.some((named) => named === address || address.startsWith(`${named}[`)) ||
        identities.some((name) => textOf(attributes[name]) && texts.has(String(attributes[name]))),
    );
  }

  /**
   * Resources of `type` that belong to `owner`, as a bucket's policy belongs to its bucket: their `attribute` refers to the owner, or holds
   * the same text as the owner's attribute of that name, or as its id, ARN, name or URL. Of instances by `for_each`, that of the same key.
   */
  companions(type: string, attribute: string, owner: Resource): readonly Resource[] {
    return this.ofType(type).filter((companion) => {
      const value = companion.attributes[attribute];
      if (value === undefined) return false;
      const same = [attribute, ...identities].some((name) => value !== '' && value === owner.attributes[name]);
      return same || refersTo(value, companion, owner);
    });
  }
}

function refersTo(value: unknown, { address }: Resource, owner: Resource): boolean {
  const named = referencesIn(value);
  if (named.includes(owner.address)) return true;
  const [, base = '', key = ''] = /^(.*?)(\[[^\]]*\])$/.exec(owner.address) ?? [];
  return (
    base !== '' && named.includes(base) && !named.some((one) => one.startsWith(`${base}[`)) && address.endsWith(key)
  );
}
