import { z } from 'zod';
import { section } from './section-schema';

const repository = 'write owner/name, as in the address of the repository';
/** GitHub documentation, "Managing environments for deployment": at most 255 characters; narrowed to what needs no escaping in a subject. */
const environment = 'name a GitHub environment with letters, digits, hyphens, underscores and dots';
const connection = 'write the ARN of a connection: arn:aws:codeconnections:<region>:<account>:connection/<id>';

/** The shape of the `delivery` section of an environment. */
export const deliverySchema = section({
  repository: z.string({ error: repository }).regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?\/[\w.-]{1,100}$/, { error: repository }),
  environment: z.string({ error: environment }).regex(/^[\w.-]{1,255}$/, { error: environment }).optional(),
  runner: section({
    connectionArn: z.string({ error: connection }).regex(/^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/, { error: connection }),
  }).optional(),
});
