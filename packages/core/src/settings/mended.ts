import { z } from 'zod';

/**
 * The value with everything of a wrong shape replaced, so that rules can judge the rest: what may be left out by nothing, so that it has its
 * default, a number that may not by the nearest in range, and all else by the example of its form. What is right stays as it is, and where it is.
 */
export function mended<T>(schema: z.ZodType<T>, value: unknown): T {
  return mend(schema, value) as T;
}

/** In a function of its own for each kind of schema; the value is known to be wrong. */
function mend(schema: z.core.$ZodType, value: unknown): unknown {
  if (z.safeParse(schema, value).success) return value;
  if (schema instanceof z.ZodOptional) return optional(schema.unwrap(), value);
  if (schema instanceof z.ZodObject) return object(schema, value);
  if (schema instanceof z.ZodRecord) return record(schema, value);
  if (schema instanceof z.ZodArray) return array(schema, value);
  if (schema instanceof z.ZodDiscriminatedUnion) return mend(optionOf(schema, value) ?? z.undefined(), value);
  if (schema instanceof z.ZodUnion) return union(schema, value);
  if (schema instanceof z.ZodNumber) return nearest(schema, value);
  return example(schema);
}

/** Nothing, unless part of the value can be kept. */
function optional(schema: z.core.$ZodType, value: unknown): unknown {
  const kept =
    schema instanceof z.ZodArray
      ? Array.isArray(value) && value.length > 0
      : schema instanceof z.ZodDiscriminatedUnion
        ? optionOf(schema, value) !== undefined
        : schema instanceof z.ZodUnion
          ? objectOf(schema, value) !== undefined
          : isRecord(value);
  return kept ? mend(schema, value) : undefined;
}

function object(schema: z.ZodObject, value: unknown): unknown {
  const given = isRecord(value) ? value : {};
  const shape: z.core.$ZodShape = schema.shape;
  const fields = Object.entries(shape).map(([key, field]) => [key, mend(field, given[key])] as const);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}

function record({ keyType, valueType }: z.ZodRecord, value: unknown): unknown {
  const entries = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    entries.filter(([key]) => z.safeParse(keyType, key).success).map(([key, entry]) => [key, mend(valueType, entry)]),
  );
}

function array({ element }: z.ZodArray, value: unknown): unknown {
  return Array.isArray(value) && value.length > 0
    ? value.map((item) => mend(element, item))
    : [mend(element, undefined)];
}

function nearest({ minValue, maxValue }: z.ZodNumber, value: unknown): number {
  const wished = typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : (minValue ?? 0);
  return Math.min(Math.max(wished, minValue ?? wished), maxValue ?? wished);
}

function optionOf(schema: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined {
  const { discriminator } = schema.def;
  return schema.options.find(
    (option) =>
      option instanceof z.ZodObject &&
      isRecord(value) &&
      z.safeParse(option.shape[discriminator], value[discriminator]).success,
  );
}

function union(schema: z.ZodUnion, value: unknown): unknown {
  const option = objectOf(schema, value);
  return option === undefined ? example(schema) : mend(option, value);
}

/** The option that a value is of the kind of: the one with fields, of an object. */
function objectOf({ options }: z.ZodUnion, value: unknown): z.core.$ZodType | undefined {
  return isRecord(value) ? options.find((option) => option instanceof z.ZodObject) : undefined;
}

function example(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return false;
  const examples: unknown = z.globalRegistry.get(schema)?.examples;
  return Array.isArray(examples) ? (examples[0] as unknown) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
