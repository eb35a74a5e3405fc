/** Words in the name of an attribute, variable or key whose value is a secret in any type. Digits and booleans under them are judged elsewhere. */
const SECRET =
  /passw(?:or)?d|passphrase|secret|token|credential|private_?key|client_?key|access_?key|api_?key|signing_?key|kubeconfig|user_?data|auth_?config|connection_?string|bearer|cookie/i;

/** Names that hold such a word and say where a secret is, or how it is handled, instead of being one. */
const HARMLESS =
  /^(?:http_tokens|secret_?(?:name|ref|key_?ref|namespace|arn|id|store_?ref)s?|existing_?secret|image_?pull_?secrets?|token_?(?:ttl|expiration|expiration_?seconds|path|audience)|secrets?_?rotation.*|automount_?service_?account_?token|user_data_replace_on_change|credential_?specs?|.*_(?:ttl|days|seconds))$/i;

/** Whether a value under this name is hidden, whatever its type's schema says. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}
