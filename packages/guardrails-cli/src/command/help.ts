/** What `--help` prints. */
export const help = `Does what Terraform would make keep the rules of Spot Serving? Judges JSON alone: no credentials, no network, nothing of the app runs.

Usage: guardrails check PATH... [options]
       guardrails explain [RULE] [--markdown]   what a rule wants and why; without a rule, all of them

check
  PATH               a folder that cdktf synth wrote (cdktf.out), a cdk.tf.json, or what "terraform show -json" prints of a plan, of any
                     Terraform code; - reads it from standard input
  --exemptions FILE  what is set aside: {"exemptions": [{"resource", "rule", "reason", "expires"}]}; or the cdk.tf.json that a plan is of
  --account ID       an account that is ours or trusted, besides allowed_account_ids of the AWS provider (repeatable)
  --json             findings as JSON
  --sarif            findings as SARIF 2.1.0, for code scanning
  --github           findings as annotations of GitHub Actions

A file of exemptions is used whole: one that sets nothing aside, has no reason, or whose day has passed is an error itself.

Exit code: 0 nothing was found, 1 at least one error, 2 wrong usage or something that cannot be judged, 3 warnings only.
`;
