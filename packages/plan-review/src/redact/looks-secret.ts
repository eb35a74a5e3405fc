/** What is a secret by its form alone: key blocks, web tokens, keys of AWS, GitHub, Slack and Google, addresses with a password in them. */
export const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_\w{20,}/,
  /\bgithub_pat_\w{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\bAIza[\w-]{30,}/,
  /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,200}@/,
  /(?<!:)(?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|access[-_]?key)["']?\s{0,3}[=:]\s{0,3}["']?[^\s"']{4,}/i,
];

/**
 * What looks random and is public: digests with their algorithm, UUIDs, certificates, ARNs, ids of AWS and endpoints of EKS. Taken out before the
 * look at randomness.
 */
const publicForms =
  /\bsha(?:1|256|384|512)[:-][A-Za-z0-9+/=]{27,128}|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|-----BEGIN CERTIFICATE-----[^-]{0,20000}-----END CERTIFICATE-----|\barn:aws[\w-]{0,10}:[\w.*-]{1,40}:[\w-]{0,30}:\d{0,12}:[\w./:*+=@-]{0,400}|\bhttps:\/\/[0-9A-F]{32}\.\w{1,10}\.[\w-]{1,30}\.eks\.amazonaws\.com|\b[a-z]{1,12}-[0-9a-f]{8,17}\b/g;

/** Certificates are public; in base64 they begin with that of "-----BEGIN CERTIFICATE-----". */
const encodedCertificate = /^LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t/;

/** Longest text that is judged; what is longer and has no blank in the first part is hidden whole. */
const judged = 20_000;

/**
 * Whether a text looks like a secret. Errs on the side of hiding: a digest without its algorithm, or a random name, is hidden too.
 */
export function looksSecret(text: string): boolean {
  if (text.length < 8 || encodedCertificate.test(text)) return false;
  if (text.length > judged) return true;
  if (forms.some((form) => form.test(text))) return true;
  if (text.length < 20) return false;
  const rest = text.replace(publicForms, ' ');
  return isRandomKey(rest.trim()) || (rest.match(/[A-Za-z0-9]{20,}/g) ?? []).some(isRandom);
}

/** The form of a secret access key of AWS: 40 characters of base64. */
function isRandomKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{40}$/.test(text) && /\d/.test(text) && entropy(text) > 4;
}

/** Letters and digits in no order: hexadecimal of 32 or more, or mixed cases with digits. */
function isRandom(run: string): boolean {
  if (!/\d/.test(run) || !/[A-Za-z]/.test(run)) return false;
  if (/^[0-9a-fA-F]+$/.test(run)) return run.length >= 32 && entropy(run) > 2.5;
  const changes = run.match(/[a-z][A-Z0-9]|[A-Z][0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return entropy(run) > 3.3 && changes >= run.length / 6;
}

/** Shannon's entropy, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
