import type { OrderedApp } from './app-order';

/** The jobs of `apply.yml` that apply the apps, in their order; each waits for the one before it, and is not begun where that failed. */
export function applyJobs(order: readonly OrderedApp[]): string {
  return order.map(applyJob).join('\n');
}

/** Text of a workflow with the apps among which a person may choose. */
export function withOptions(text: string, order: readonly OrderedApp[]): string {
  return text.replace(/^( +options: )\[.*\]$/m, `$1[${order.map(({ name }) => name).join(', ')}]`);
}

function applyJob({ name, after, soakMinutes }: OrderedApp): string {
  const isAsked = `contains(fromJSON(needs.synthesize.outputs.apps), '${name}')`;
  const [needs, condition] =
    after === undefined
      ? ['[tool, synthesize]', isAsked]
      : [`[synthesize, ${jobOf(after.app)}]`, `\${{ !cancelled() && !failure() && ${isAsked} }}`];
  return `  ${jobOf(name)}:
    needs: ${needs}
    if: ${condition}
    permissions:
      actions: read
      id-token: write
      pull-requests: write
    uses: ./.github/workflows/apply-app.yml
    with:
      app: ${name}
${soakMinutes === 0 ? '' : `      soak-minutes: ${soakMinutes}\n`}`;
}

function jobOf(app: string): string {
  return `apply-${app}`;
}
