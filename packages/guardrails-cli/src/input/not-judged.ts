/** How to come to a plan as JSON. */
const show = 'make it JSON with "terraform show -json PLANFILE"';

/** Why a text cannot be judged, and what to do; `undefined` when it is a plan, or a stack in Terraform's JSON syntax. */
export function notJudged(content: string): string | undefined {
  if (content.startsWith('PK')) return `is a planfile: ${show}`;
  if (content.trim() === '') return 'is empty';
  const json = parsed(content);
  if (json === undefined) {
    const isStream = /^\{"@level"/.test(content.trimStart());
    if (isStream)
      return `is the log of "terraform plan -json", which is no plan: write the plan with -out, and ${show}`;
    return `is no JSON: name a cdk.tf.json or a plan; ${show}`;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'is no object in JSON';
  if ('serial' in json && 'lineage' in json)
    return 'is a state, not a plan: "terraform show -json" prints it so that it can be judged';
  const known = ['planned_values', 'values', 'resource', 'data', 'terraform', 'provider', 'module', '//'];
  if (known.some((key) => key in json)) return undefined;
  if ('errored' in json || 'format_version' in json) return 'is a plan without values';
  return 'is neither a plan as "terraform show -json" prints it nor a stack in Terraform\'s JSON syntax';
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
