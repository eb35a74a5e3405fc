/** A Terraform value's type in the JSON notation that the plugin protocol uses: `"string"`, `["list", "string"]` ... */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly [kind: 'list' | 'set' | 'map', element: CtyType]
  | readonly [kind: 'object', members: Readonly<Record<string, CtyType>>]
  | readonly [kind: 'tuple', elements: readonly CtyType[]];
