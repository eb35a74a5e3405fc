import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { App, S3Backend, TerraformStack } from 'cdktf';

/** An app that knows nothing of us, but for who rehearses it. */
class QueueStack extends TerraformStack {
  readonly arn: string;

  constructor(app: App) {
    super(app, 'queue');
    stateOf(this);
    this.arn = new SqsQueue(this, 'Orders', { name: 'orders', sqsManagedSseEnabled: true }).arn;
  }
}

class TopicStack extends TerraformStack {
  constructor(app: App, queueArn: string) {
    super(app, 'topic');
    stateOf(this);
    const topic = new SnsTopic(this, 'Orders', { name: 'orders' });
    new SnsTopicSubscription(this, 'ToQueue', { topicArn: topic.arn, protocol: 'sqs', endpoint: queueArn });
  }
}

function stateOf(stack: TerraformStack): void {
  const { id } = stack.node;
  new S3Backend(stack, {
    bucket: 'shop-terraform-states',
    key: `${id}.tfstate`,
    region: 'eu-central-1',
    encrypt: true,
  });
  new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
}

const app = new App();
new TopicStack(app, new QueueStack(app).arn);
app.synth();
