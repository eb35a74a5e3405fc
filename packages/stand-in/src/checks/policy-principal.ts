type Member = unknown;

/** What a principal of a kind looks like (IAM User Guide, "AWS JSON policy elements: Principal"); an id stands for one that is gone. */
const forms: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|arn:[^:]*:(iam|sts):.+|arn:[^:]*:.+|A[A-Z0-9]{15,})$/,
  Service: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
  Federated: /^(\*|arn:.+|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\/.*)?)$/,
  CanonicalUser: /^[A-Za-z0-9]{32,}$/,
};

/** What is wrong with the principal of a statement: `*`, or principals by kind. */
export function principalFault(principal: Member): string | undefined {
  if (principal === undefined || principal === '*') return undefined;
  if (typeof principal !== 'object' || principal === null || Array.isArray(principal))
    return 'Principal is "*" or an object, such as { "Service": "ec2.amazonaws.com" }';
  return Object.entries(principal as Readonly<Record<string, Member>>)
    .map(([kind, values]) => kindFault(kind, values))
    .find((fault) => fault !== undefined);
}

function kindFault(kind: string, values: Member): string | undefined {
  const form = forms[kind];
  if (form === undefined) return `"${kind}" is no kind of principal; there are ${Object.keys(forms).join(', ')}`;
  const strange = [values].flat().find((one) => typeof one !== 'string' || !form.test(one));
  return strange === undefined ? undefined : `Invalid principal in policy: "${kind}":${JSON.stringify(strange)}`;
}
