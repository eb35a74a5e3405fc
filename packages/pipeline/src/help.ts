/** What `--help` prints. */
export const help = `What the workflows call: from a pull request to production, and back.

Usage: pipeline affected (--base SHA | --app NAME [--confirm NAME] | --all) --out DIR
       pipeline find-pull --event FILE --out FILE
       pipeline compare --base DIR --head DIR
       pipeline plan --synthesized DIR --app NAME --out DIR [--base-synthesized DIR] [--where W] [--no-cluster-refresh]   see "plan-review --help"
       pipeline comment --fragments DIR --event FILE [--expect-all JSON] [--unchanged JSON]      see "plan-review --help"
       pipeline apply --synthesized DIR --app NAME (--event FILE | --review FILE) [--where W] [--decisions DIR] [--out DIR] [--author LOGIN]
       pipeline receipt --app NAME --event FILE --check OUTCOME [--author LOGIN]
       pipeline drift --fragments DIR --repository OWNER/NAME [--expect-all JSON] [--author LOGIN]
       pipeline destroy --synthesized DIR --app NAME --confirm NAME [--stacks A,B] [--where W] [--out DIR | --shown DIR]
       pipeline leftovers --app NAME
       pipeline check-repository --repository OWNER/NAME
       pipeline workflows [--check]
       pipeline pack --tag vX.Y.Z --out DIR
       pipeline publish DIR

affected   which apps a change reaches, synthesized to DIR/<app>/cdktf.out; runs code of the checkout, so it wants no credentials.
           Outputs: apps, unchanged (JSON lists), places (account, region, partition by app). A base that is unknown, or does not synthesize, counts every app in.
  --base SHA       commit to compare with: by Nx's graph, and by what the apps synthesize to
  --app, --all     one app, or all, whatever changed; apps/bootstrap and apps/bootstrap-* are applied by people and in no list
  --confirm NAME   the app's name, typed once more
apply      plans each stack with its state's lock and applies that very plan, when it is what was reviewed or approved; asks otherwise.
           Outputs: pending (a plan waits for approval), serving (the serving stack is in place).
  --event FILE     event of a push or workflow_dispatch: the review is the comment on the pull request that was merged
  --review FILE    that comment in a file, for other CI systems
  --decisions DIR  what earlier rounds of this run asked; that this round may run is the approval
  --out DIR        what this round asks  [decision]
receipt    adds to the receipt how the check after the apply ended: success, failure, cancelled or skipped, as a workflow says it of a step
drift      one issue for each stack that differs, or whose nodes run an image older than 30 days, with label "drift"; a clean night closes it
destroy    shows what would go, into --out [destruction]; with --shown destroys that, last made first, dependents too; what is protected stops it
find-pull  the open pull request of a workflow_run, by GitHub's word; outputs found, number, head, base; FILE is an event for comment
compare    which apps differ, by what both sides synthesize to; outputs apps, unchanged, expected (JSON lists)
check-repository  what of a repository's settings is not as docs/how-to/deliver.md has it; changes nothing
workflows  writes the apps, in the order that each cdktf.json gives, into apply.yml and destroy.yml; --check compares, and ends with 3
leftovers  what is still tagged app=NAME in the region of the credentials
pack       every public package, built, at the version of the tag      publish    uploads what pack made, with provenance
  --where W        outside: stacks without kubernetes and helm; inside: those with; anywhere: all  [anywhere]
  --author LOGIN   login that the token writes under, and whose comments and issues count  [github-actions[bot]]
  --expect-all JSON  apps whose plans must be there; --unchanged JSON  apps to name as affected without effect

Environment: REVIEW_SEAL_KEY (plan, apply) and DECISION_SEAL_KEY (apply), ARNs of keys of KMS, or REVIEW_SEAL_SECRET for both; GITHUB_TOKEN (find-pull, comment,
apply --event, receipt, drift, check-repository); credentials of the cloud and TF_* (plan, apply, destroy, leftovers), and what GitHub Actions sets: GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_SHA.

Exit code: 0 fine, 1 failed, 2 wrong usage or environment, 3 needs a decision (apply: a plan waits, and there is no GITHUB_OUTPUT by which the next job
would ask; destroy: something is protected), 130 after Ctrl-C, 143 after SIGTERM.
`;
