import type { RuleFamily } from '../engine/rule-family';
import { bucketTlsOnly } from '../rules/bucket-tls-only';
import { ingressTls } from '../rules/ingress-tls';
import { listenerTls } from '../rules/listener-tls';
import { queueTlsOnly } from '../rules/queue-tls-only';
import { storeTransport } from '../rules/store-transport';

/** What is asked goes over TLS. */
export const transportRules: RuleFamily = {
  name: 'Transport',
  purpose: 'What is asked goes over TLS',
  rules: [bucketTlsOnly, queueTlsOnly, listenerTls, ingressTls, storeTransport],
};
