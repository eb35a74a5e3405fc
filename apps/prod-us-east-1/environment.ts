import { production } from '../prod/production';

/** Production in North Virginia. */
export const environment = production({
  name: 'prod-us-east-1',
  region: 'us-east-1',
  hostName: 'models.us-east-1.example.com',
  replicas: { resnet: { min: 3, max: 4 } },
  connectionId: '00000000-0000-0000-0000-000000000000',
});
