import { production } from '../prod/production';

/** Production in Ireland. */
export const environment = production({
  name: 'prod-eu-west-1',
  region: 'eu-west-1',
  hostName: 'models.eu-west-1.example.com',
  connectionId: '00000000-0000-0000-0000-000000000000',
});
