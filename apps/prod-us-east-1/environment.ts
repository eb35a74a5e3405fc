import { production } from '../prod/production';

/** Production in North Virginia. */
export const environment = production({
  name: 'prod-us-east-1',
  region: 'us-east-1',
  hostName: 'models.us-east-1.example.com',
  connectionArn: 'arn:aws:codeconnections:us-east-1:111122223333:connection/00000000-0000-0000-0000-000000000000',
});
