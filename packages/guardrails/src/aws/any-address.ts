/** Ranges of addresses in `cidrs` that hold every address: `0.0.0.0/0`, `::/0` and other spellings with a prefix of zero bits. */
export function anyAddress(cidrs: readonly string[]): readonly string[] {
  return cidrs.filter((cidr) => /^[0-9a-fA-F.:]+\/0+$/.test(cidr.trim()));
}
