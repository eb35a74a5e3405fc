/** All fields, none absent. */
export type Complete<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** `Given` with nothing left open that `Defaults` has a value for. */
export type WithDefaults<Defaults, Given> = Given & {
  readonly [K in keyof Defaults]: K extends keyof Given ? NonNullable<Given[K]> : Defaults[K];
};

/** What was given, and a default for each field that was not, or was given as `undefined`. */
export function withDefaults<Defaults extends object, Given extends object>(
  defaults: Defaults,
  given: Given,
): WithDefaults<Defaults, Given> {
  const written = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...defaults, ...written } as WithDefaults<Defaults, Given>;
}
