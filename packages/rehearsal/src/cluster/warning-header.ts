/**
 * Texts of `Warning` headers: `299 - "text"`, where `\` escapes a quote (RFC 7234 5.5). Kubernetes' API server warns by them, with code 299 and
 * one header for each warning (k8s.io/apimachinery v0.34.4, pkg/util/net/http.go, NewWarningHeader).
 */
export function warningTexts(headers: readonly string[]): readonly string[] {
  return headers.flatMap((header) =>
    [...header.matchAll(/\b\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, quoted = '']) => quoted.replace(/\\(.)/g, '$1')),
  );
}
