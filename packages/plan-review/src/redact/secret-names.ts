/** Words in the name of an attribute, variable or key whose value is a secret in any type. Digits and booleans under them are judged elsewhere. */
export const secretWords: readonly RegExp[] = [
  /passw(?:or)?d/i,
  /passphrase/i,
  /secret/i,
  /token/i,
  /credential/i,
  /private_?key/i,
  /client_?key/i,
  /access_?key/i,
  /api_?key/i,
  /signing_?key/i,
  /kubeconfig/i,
  /user_?data/i,
  /auth_?config/i,
  /connection_?string/i,
  /bearer/i,
  /cookie/i,
];

/** Names that hold such a word and say where a secret is, or how it is handled, instead of being one. */
export const harmlessNames: readonly RegExp[] = [
  /^http_tokens$/i,
  /^secret_?(?:name|ref|key_?ref|namespace|arn|id|store_?ref)s?$/i,
  /^existing_?secret$/i,
  /^image_?pull_?secrets?$/i,
  /^token_?(?:ttl|expiration|expiration_?seconds|path|audience)$/i,
  /^secrets?_?rotation.*$/i,
  /^automount_?service_?account_?token$/i,
  /^user_data_replace_on_change$/i,
  /^credential_?specs?$/i,
  /^.*_(?:ttl|days|seconds)$/i,
  // The number beside a write-only argument, such as `password_wo`: another one has its value sent.
  /^.*_wo_version$/,
];

/** Whether a value under this name is hidden, whatever its type's schema says. */
export function isSecretName(name: string): boolean {
  return secretWords.some((word) => word.test(name)) && !harmlessNames.some((form) => form.test(name));
}
