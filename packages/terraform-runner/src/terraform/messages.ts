import { stripVTControlCharacters } from 'node:util';

import * as z from 'zod';

import { isLostProvider, lostProviderText } from './lost-provider';
import { plainText } from './plain-text';

const diagnosticShape = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
  snippet: z.object({ context: z.string().nullish() }).nullish(),
});

const countsShape = z.object({ add: z.number(), change: z.number(), remove: z.number() });

const changeShape = z.object({ resource: z.object({ addr: z.string() }), action: z.string() });

const messageShape = z.object({
  type: z.string(),
  diagnostic: diagnosticShape.optional(),
  changes: countsShape.optional(),
  change: changeShape.optional(),
  outputs: z.record(z.string(), z.object({ action: z.string().optional() })).optional(),
});

/** An error or warning of Terraform. */
export type Diagnostic = Readonly<z.infer<typeof diagnosticShape>>;

/** How many resources a run adds, changes in place and removes; a replaced one is added and removed. */
export type Counts = Readonly<z.infer<typeof countsShape>>;

/** One line of Terraform's `-json` output (its "machine-readable UI", https://developer.hashicorp.com/terraform/internals/machine-readable-ui). */
export type UiMessage = Readonly<z.infer<typeof messageShape>>;

const validationShape = z.object({ diagnostics: z.array(diagnosticShape) });

/** The message in a line of `-json` output; undefined for the plain text that `init` mixes in. */
export function parseMessage(line: string): UiMessage | undefined {
  return messageShape.safeParse(parseJson(line)).data;
}

/** Diagnostics of `terraform validate -json`, which prints one document. */
export function parseValidation(output: string): readonly Diagnostic[] {
  return validationShape.safeParse(parseJson(output)).data?.diagnostics ?? [];
}

/** The last summary of planned or applied changes. */
export function countsIn(messages: readonly UiMessage[]): Counts {
  return messages.findLast(({ changes }) => changes !== undefined)?.changes ?? { add: 0, change: 0, remove: 0 };
}

/** What a plan would change, as `address (action)`: resources first, then outputs. */
export function plannedChanges(messages: readonly UiMessage[]): readonly string[] {
  const resources = messages.flatMap(({ type, change }) =>
    type === 'planned_change' && change !== undefined ? [`${change.resource.addr} (${change.action})`] : [],
  );
  const outputs = messages.flatMap(({ outputs: named = {} }) =>
    Object.entries(named).flatMap(([name, { action = 'noop' }]) =>
      action === 'noop' ? [] : [`output.${name} (${action})`],
    ),
  );
  return [...resources, ...outputs];
}

/**
 * Terraform's errors as text: address, summary, detail. Values and source lines that Terraform would quote are left out, and the many
 * errors about a provider process that is gone are one line.
 *
 * @param raw the whole output, shown without its frames when Terraform failed with no error in JSON
 * @returns never nothing: of a Terraform that says nothing, that it does
 */
export function errorText(diagnostics: readonly Diagnostic[], raw: string): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const lost = errors.filter(isLostProvider);
  const others = errors.filter((error) => !lost.includes(error)).map(oneDiagnostic);
  return plainText(
    errors.length === 0
      ? unframed(raw) || 'Terraform failed, and said nothing'
      : [...new Set([...(lost.length === 0 ? [] : [lostProviderText(lost)]), ...others])].join('\n'),
  );
}

/** Terraform's warnings as text, as `errorText` has its errors. */
export function warningTexts(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 'warning').map((one) => plainText(oneDiagnostic(one)));
}

function oneDiagnostic(diagnostic: Diagnostic): string {
  const address = diagnosticAddress(diagnostic);
  const title = address === undefined ? diagnostic.summary : `${address}: ${diagnostic.summary}`;
  return diagnostic.detail === '' ? title : `${title}\n${indented(diagnostic.detail)}`;
}

/** The address Terraform gives, else the one of the block it was reading (`resource.aws_vpc.main`, `data.aws_ami.linux`). */
function diagnosticAddress({ address, snippet }: Diagnostic): string | undefined {
  if (address !== undefined) return address;
  const [kind, ...names] = (snippet?.context ?? '').split('.');
  if (kind === 'resource') return names.slice(0, 2).join('.');
  return snippet?.context || undefined;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function unframed(raw: string): string {
  return stripVTControlCharacters(raw)
    .split('\n')
    .map((line) => line.replace(/^[╷│╵]\s?/, '').trimEnd())
    .filter((line) => line !== '' && parseJson(line) === undefined)
    .join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
