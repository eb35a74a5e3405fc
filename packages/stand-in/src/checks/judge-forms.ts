import { ofText, shown } from './judge-texts';
import type { Judges } from './rule';

/** An expression as a judge. */
const form = (what: string, expression: RegExp) =>
  ofText((_rule, text) => (expression.test(text) ? undefined : `to be ${what}, got ${shown(text)}`));

/** Go's `time.ParseDuration`. */
const duration = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** RFC 3339 as Go's `time.Parse` reads it: no leap second, `T` and `Z` in capitals. */
const timestamp =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]?\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[-+]([01]\d|2[0-4]):[0-5]\d)$/;

/**
 * ARNs: hashicorp/terraform-provider-aws v5.100.0, internal/verify/validate.go, `ValidARN`: partition, region and account have a form, and
 * something follows. An action of EC2 stands where the account would (`arn:aws:automate:eu-west-1:ec2:recover`), so a word passes there.
 */
const arn =
  /^arn:aws(-[a-z]+)*:[^:]*:((?:[a-z]{2}(-(?:gov|iso[a-z]?|isof))?(-[a-z]+)+-\d{1,2})|eusc-[a-z]+-[a-z]+-\d{1,2})?:(\d{12}|[^:]*[a-z][^:]*)?:.+$/s;

/** Judges of texts that have a form. */
export const formJudges: Judges<
  | 'arn'
  | 'timestamp'
  | 'duration'
  | 'base64'
  | 'regexp'
  | 'url'
  | 'boolString'
  | 'intString'
  | 'floatString'
  | 'octalString'
> = {
  arn: ofText((_rule, text) =>
    arn.test(text) ? undefined : `to be an ARN (arn:partition:service:region:account:resource), got ${shown(text)}`,
  ),
  timestamp: form('a valid RFC3339 date, such as 2026-01-02T15:04:05Z', timestamp),
  duration: form('a duration, such as 30s or 1h30m', duration),
  base64: form('a base64 string', /^([A-Za-z\d+/]{4}|[\r\n])*([A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?[\r\n]*$/),
  regexp: ofText((_rule, text) => {
    try {
      new RegExp(text.replace(/^\(\?[a-zA-Z]+\)/, '').replaceAll('(?P<', '(?<'));
      return undefined;
    } catch {
      return `to be a valid regular expression, got ${shown(text)}`;
    }
  }),
  url: form('a URL with http or https', /^https?:\/\/[^/\s]+/),
  boolString: form('a boolean', /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/),
  intString: form('an integer', /^[-+]?\d+$/),
  floatString: form('a number', /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/),
  octalString: form('an octal number, such as 0644', /^[0-7]{1,4}$/),
};
