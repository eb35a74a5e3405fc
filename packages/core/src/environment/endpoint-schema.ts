import { z } from 'zod';
import { section } from './section-schema';

const text = (what: string) => z.string({ error: `write ${what} as a string` });

const authentication = z.discriminatedUnion(
  'kind',
  [
    section({ kind: z.literal('jwt'), issuer: text('the issuer'), jwksUri: text('the address of the key set') }),
    section({ kind: z.literal('mtls'), trustStoreArn: text('the ARN of the trust store') }),
  ],
  { error: "write { kind: 'jwt', issuer, jwksUri } or { kind: 'mtls', trustStoreArn }" },
);

const scheme = 'use internal or internet-facing';

/** The shape of the `endpoint` section of an environment. */
export const endpointSchema = section({
  hostName: text('the host name'),
  zoneName: text('the name of the zone'),
  zoneId: z
    .string()
    .regex(/^Z[0-9A-Z]{1,31}$/, { error: "write the id of a hosted zone, such as 'Z0123456789ABCDEFGHIJ'" })
    .optional(),
  scheme: z.enum(['internal', 'internet-facing'], { error: scheme }).optional(),
  inboundCidrs: z.array(text('an IPv4 block'), { error: 'list IPv4 blocks' }).optional(),
  authentication: authentication.optional(),
});
