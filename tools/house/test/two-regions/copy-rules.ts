import {
  type Disturbance,
  element,
  isMap,
  member,
  type ProviderCall,
  Refusal,
  textOf,
  type Value,
  type World,
} from '@spot-serving/stand-in';

/** What S3 asks of the rules of a replication, in an AWS of which all regions are known: that what is copied to exists (S3 API, PutBucketReplication). */
export class CopyRules implements Disturbance {
  constructor(
    private readonly world: World,
    private readonly inner: Disturbance,
  ) {}

  before(call: ProviderCall): void {
    this.inner.before(call);
    const { phase, type, wanted } = call;
    if (phase !== 'apply' || type !== 'aws_s3_bucket_replication_configuration' || !isMap(wanted)) return;
    const destination = element(member(element(member(wanted, 'rule'), 0), 'destination'), 0);
    const arn = textOf(member(destination, 'bucket'));
    if (this.world.ofType('aws_s3_bucket').some(({ values }) => member(values, 'arn') === arn)) return;
    throw new Refusal('InvalidRequest: Destination bucket must exist.', arn);
  }

  after(call: ProviderCall, state: Value): Value {
    return this.inner.after(call, state);
  }
}
