/** What `--help` prints. */
export const help = `What a plan does and what it risks, in one comment on the pull request.

Usage: plan-review plan APP [options]                synthesize an app and plan its stacks
       plan-review plan --synthesized DIR [options]  plan what another job synthesized: no code of the app runs
       plan-review states APP                        which deployed stacks are no longer in the code; plans nothing
       plan-review render FILE... [--expect APP] [--whole] [--page HTML]   the review of what \`terraform show -json\` printed, of any configuration, or of fragments
       plan-review comment --fragments DIR --event FILE [--expect APP] [--author LOGIN]   one comment on the pull request

plan, states
  APP                a folder with a cdktf.json, or the name of one in apps/
  --synthesized DIR  a folder with cdktf's manifest.json
  --app NAME         with --synthesized: name of the app  [the folder around DIR]
  --out DIR          write a fragment for each stack, redacted, and print no review
  --no-refresh       believe the state
  --no-cluster-refresh  believe it for stacks with kubernetes, helm or launch templates only: where their cluster cannot be reached, or user data must not be read
  --where W          outside: only stacks without kubernetes and helm; inside: only those with; anywhere  [anywhere]
  --lock-file FILE   committed .terraform.lock.hcl of the app; Terraform may not add to it  [the one beside cdktf.json, or in DIR]
  --findings FILE    what guardrails found: {"<stack>": [{rule, severity, address, path, what, fix}]}
  --head SHA         commit that is reviewed: fingerprints hold for it alone, as an apply after its merge asks
  --parallel N       stacks at once  [4]
  --json             the outcome as JSON on standard output
render, comment
  --expect APP       an app whose plan must be there, or the review says that it failed (repeatable)
  --expect-all JSON  such apps as a list in JSON; an empty text says that the job which makes the list failed (comment)
  --unchanged JSON   apps to name as affected without effect (comment)
  --whole            every block, as in the job summary
  --page HTML        also write the review as a page of its own, to look at in a browser (render)
  --author LOGIN     login that the token writes under  [github-actions[bot]]

Environment: REVIEW_SEAL_SECRET (plan --out; a secret of at least 16 characters: without it no fingerprint is made, and an apply asks again),
GITHUB_TOKEN with pull-requests: write (comment), and what GitHub Actions sets. Credentials and TF_* reach Terraform as they are.
No plan takes a state's lock. Needs Terraform 1.10.0 or newer (TERRAFORM_BINARY_NAME names another program).

Exit code: 0 fine (a stack may wait for another to be applied), 1 a stack could not be planned, a forgotten one stands on the code (states), something must not be applied, or nothing could
be posted, 2 wrong usage or environment, 130 after Ctrl-C, 143 after SIGTERM.
`;
