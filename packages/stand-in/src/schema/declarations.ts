/** A property of a configuration interface. */
export interface Property {
  /** Name in Terraform. */
  readonly name: string;
  readonly optional: boolean;
  /** Doc comment without the registry link. */
  readonly doc: string;
}

/** One entry of a function that turns a struct into HCL: only what a user can set has one. */
export interface Assignment {
  readonly name: string;
  /** The expression that renders the value; it tells blocks from attributes. */
  readonly value: string;
  /** The value is a struct (a block or an object attribute). */
  readonly isStruct: boolean;
  readonly kind: string;
  readonly storage: string;
}

/** An attribute or block as a class declares it. */
export interface Member {
  readonly name: string;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
  /** Expression after `new`, for lists, maps and structs. */
  readonly initializer?: string;
  /** Expression that the getter returns. */
  readonly getter?: string;
}

/** The resource, data source or provider class. */
export interface MainClass {
  readonly name: string;
  /** For example `aws_vpc`; the provider's name for a provider. */
  readonly type: string;
  readonly isProvider: boolean;
  readonly members: readonly Member[];
  readonly assignments: readonly Assignment[];
}

/** What one binding folder declares, by struct name. */
export interface Declarations {
  readonly properties: ReadonlyMap<string, readonly Property[]>;
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  readonly main: MainClass;
}
