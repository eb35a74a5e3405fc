import { z } from 'zod';

const fix = {
  shape: "write an object of tag: 'value'",
  key: 'use 1 to 128 letters, digits, spaces and + - = . _ : / @, not starting with aws:',
  value: 'use at most 256 letters, digits, spaces and + - = . _ : / @',
  own: 'remove it; app, tier, stack and managed-by are set for you',
  count: 'use at most 40 tags; AWS allows 50 on a resource and some are ours',
};

/** Tags that AWS accepts (AWS General Reference, "Tag naming limits and requirements") and that are not ours to set. */
export const tagSchema = z
  .record(
    z
      .string()
      .regex(/^(?!aws:)[\p{L}\p{Z}\p{N}+\-=._:/@]{1,128}$/iu, { error: fix.key })
      .regex(/^(?!(app|tier|stack|managed-by)$)/, { error: fix.own }),
    z.string({ error: fix.value }).regex(/^[\p{L}\p{Z}\p{N}+\-=._:/@]{0,256}$/u, { error: fix.value }),
    { error: fix.shape },
  )
  .refine((tags) => Object.keys(tags).length <= 40, { error: fix.count });
