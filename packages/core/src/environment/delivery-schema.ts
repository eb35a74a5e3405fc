import { z } from 'zod';
import { gitHubConnectionForm, gitHubRepositoryForm } from '../delivery/git-hub-forms';
import { section } from './section-schema';

const repository = 'write owner/name, as in the address of the repository';
/** GitHub documentation, "Managing environments for deployment": at most 255 characters; narrowed to what needs no escaping in a subject. */
const environment = 'name a GitHub environment with letters, digits, hyphens, underscores and dots';
const connection = 'write the ARN of a connection: arn:aws:codeconnections:<region>:<account>:connection/<id>';

/** The shape of the `delivery` section of an environment. */
export const deliverySchema = section({
  repository: z.string({ error: repository }).regex(gitHubRepositoryForm, { error: repository }),
  environment: z
    .string({ error: environment })
    .regex(/^[\w.-]{1,255}$/, { error: environment })
    .optional(),
  runner: section({
    connectionArn: z.string({ error: connection }).regex(gitHubConnectionForm, { error: connection }),
  }).optional(),
});
