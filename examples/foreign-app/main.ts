import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { App, S3Backend, TerraformStack } from 'cdktf';

/** An app that knows nothing of Spot Serving. `rehearse` applies it offline, and writes the review that its pull request would get. */
class OrdersStack extends TerraformStack {
  readonly queueArn: string;

  constructor(app: App, id: string) {
    super(app, id);
    keptInS3(this);
    this.queueArn = new SqsQueue(this, 'Orders', { name: 'orders', sqsManagedSseEnabled: true }).arn;
  }
}

class NewsStack extends TerraformStack {
  constructor(app: App, id: string, endpoint: string) {
    super(app, id);
    keptInS3(this);
    const { arn: topicArn } = new SnsTopic(this, 'News', { name: 'news' });
    new SnsTopicSubscription(this, 'ToOrders', { topicArn, protocol: 'sqs', endpoint });
  }
}

function keptInS3(stack: TerraformStack): void {
  const region = 'eu-central-1';
  new S3Backend(stack, { bucket: 'shop-terraform-states', key: `${stack.node.id}.tfstate`, region, encrypt: true });
  new AwsProvider(stack, 'aws', { region });
}

const app = new App();
const { queueArn } = new OrdersStack(app, 'orders');
new NewsStack(app, 'news', queueArn);
app.synth();
