import { isObject, type JsonObject, objectOf, textOf } from './json';
import { referencesIn } from './references';

/** A resource or data source of a synthesized stack. */
export interface Resource {
  /** Terraform's address: `aws_s3_bucket.models`, `data.aws_iam_policy_document.models`. */
  readonly address: string;
  /** Terraform's type: `aws_s3_bucket`. */
  readonly type: string;
  /** Path of its construct; the address when the JSON does not say. */
  readonly path: string;
  /** What Terraform will read, in snake_case; references are still text such as `${aws_kms_key.models.arn}`. */
  readonly attributes: JsonObject;
}

/**
 * A synthesized stack (`cdk.tf.json`) as rules ask about it. Needs the JSON only, no constructs, and accepts any JSON: what is not of the
 * expected form is not there.
 *
 * Modules and `dynamic` content are not expanded: only a plan can show what they make.
 */
export class StackView {
  private readonly resources: readonly Resource[];
  private readonly dataSources: readonly Resource[];

  /**
   * @param json parsed content of a `cdk.tf.json`
   */
  constructor(private readonly json: unknown) {
    this.resources = resourcesIn(objectOf(json).resource, '');
    this.dataSources = resourcesIn(objectOf(json).data, 'data.');
  }

  /** What the stack is called; empty when the JSON does not say. */
  get name(): string {
    return textOf(objectOf(objectOf(objectOf(this.json)['//']).metadata).stackName) ?? '';
  }

  /** Resources of `type`, in the order of the JSON. */
  ofType(type: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** Data sources of `type`, in the order of the JSON. */
  dataOfType(type: string): readonly Resource[] {
    return this.dataSources.filter((source) => source.type === type);
  }

  /** The resource or data source at Terraform's `address`. */
  at(address: string): Resource | undefined {
    return [...this.resources, ...this.dataSources].find((resource) => resource.address === address);
  }

  /**
   * Resources of `type` that belong to `owner`, as a bucket's policy belongs to its bucket: their `attribute` refers to the owner, or holds
   * the same text as the owner's attribute of that name.
   */
  companions(type: string, attribute: string, owner: Resource): readonly Resource[] {
    return this.ofType(type).filter(({ attributes }) => {
      const value = attributes[attribute];
      return (
        referencesIn(value).includes(owner.address) ||
        (typeof value === 'string' && value === owner.attributes[attribute])
      );
    });
  }
}

function resourcesIn(byType: unknown, prefix: '' | 'data.'): readonly Resource[] {
  return Object.entries(objectOf(byType)).flatMap(([type, byName]) =>
    Object.entries(objectOf(byName)).flatMap(([name, attributes]) => {
      if (!isObject(attributes)) return [];
      const address = `${prefix}${type}.${name}`;
      return [{ address, type, path: constructPath(attributes) ?? address, attributes }];
    }),
  );
}

/** cdktf writes each resource's construct path below its comment key `//`. */
function constructPath(attributes: JsonObject): string | undefined {
  return textOf(objectOf(objectOf(attributes['//']).metadata).path);
}
