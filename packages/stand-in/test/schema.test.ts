import type { ProviderName } from '../src/schema/binding-package';
import { bindingPackage, dataSourceBlock, providerBlock, resourceBlock } from '../src/schema/binding-package';
import { readSchema } from '../src/schema/read-schema';
import { type Attribute, attributeType, type Block, type NestedBlock } from '../src/schema/schema';
import { withFacts } from '../src/schema/with-facts';

const bindings = (provider: ProviderName) => {
  const found = bindingPackage(provider, __dirname);
  if (!found) throw new Error(`@cdktf/provider-${provider} is not installed`);
  return found;
};
const resource = (type: string): Block => {
  const block = resourceBlock(bindings(type.split('_')[0] as ProviderName), type);
  if (!block) throw new Error(`no schema for ${type}`);
  return block;
};

/** A dotted path as `<flags> <type>`; flags are r(equired), o(ptional), c(omputed). */
function described(block: Block, path: string): string {
  const [name = '', ...rest] = path.split('.');
  const nested = block.blocks.find((one) => one.name === name);
  if (nested) return rest.length === 0 ? describedBlock(nested) : described(nested.block, rest.join('.'));
  const attribute = block.attributes.find((one) => one.name === name);
  if (!attribute) return 'absent';
  return rest.length > 0 && attribute.nested
    ? described({ attributes: attribute.nested.attributes, blocks: [] }, rest.join('.'))
    : describedAttribute(attribute);
}
const describedBlock = ({ nesting, minItems, maxItems }: NestedBlock): string =>
  `block ${nesting} ${minItems}..${maxItems || 'n'}`;
const describedAttribute = (attribute: Attribute): string => {
  const flags = (attribute.required ? 'r' : '') + (attribute.optional ? 'o' : '') + (attribute.computed ? 'c' : '');
  return attribute.nested
    ? `${flags} nested ${attribute.nested.nesting}`
    : `${flags} ${JSON.stringify(attributeType(attribute))}`;
};

describe('the schema of a resource', () => {
  it.each([
    ['aws_subnet', 'vpc_id', 'r "string"'],
    ['aws_subnet', 'arn', 'c "string"'],
    ['aws_subnet', 'availability_zone', 'oc "string"'],
    ['aws_subnet', 'map_public_ip_on_launch', 'o "bool"'],
    ['aws_subnet', 'tags_all', 'oc ["map","string"]'],
    ['aws_subnet', 'timeouts', 'block single 0..n'],
    ['aws_subnet', 'timeouts.create', 'o "string"'],
    ['aws_eks_cluster', 'vpc_config', 'block list 1..1'],
    ['aws_eks_cluster', 'vpc_config.subnet_ids', 'r ["set","string"]'],
    ['aws_eks_cluster', 'vpc_config.cluster_security_group_id', 'c "string"'],
    ['aws_eks_cluster', 'certificate_authority', 'c ["list",["object",{"data":"string"}]]'],
    ['aws_eks_cluster', 'identity', 'c ["list",["object",{"oidc":["list",["object",{"issuer":"string"}]]}]]'],
    ['aws_eks_cluster', 'encryption_config.provider.key_arn', 'r "string"'],
    ['aws_eks_node_group', 'taint', 'block set 0..n'],
    ['aws_eks_node_group', 'scaling_config.desired_size', 'r "number"'],
    ['aws_autoscaling_group', 'mixed_instances_policy.launch_template.override', 'block list 0..n'],
    ['aws_autoscaling_group', 'tag.propagate_at_launch', 'r "bool"'],
    ['aws_launch_template', 'metadata_options.http_tokens', 'oc "string"'],
    ['aws_vpc_endpoint', 'network_interface_ids', 'c ["set","string"]'],
    ['aws_vpc_endpoint', 'dns_entry', 'c ["list",["object",{"dns_name":"string","hosted_zone_id":"string"}]]'],
    ['aws_s3_bucket_lifecycle_configuration', 'rule.filter.and.tags', 'o ["map","string"]'],
    ['aws_acm_certificate', 'domain_validation_options', expect.stringContaining('c ["set",["object"') as string],
    ['kubernetes_namespace', 'metadata', 'block list 1..1'],
    ['kubernetes_namespace', 'metadata.resource_version', 'c "string"'],
    ['kubernetes_deployment_v1', 'spec.template.spec.container', 'block list 0..n'],
    ['kubernetes_deployment_v1', 'spec.template.spec.container.port.container_port', 'r "number"'],
    ['kubernetes_manifest', 'manifest', 'r "dynamic"'],
    ['helm_release', 'set', 'o nested list'],
    ['helm_release', 'set.name', 'r "string"'],
    ['helm_release', 'postrender', 'o nested single'],
    ['helm_release', 'values', 'o ["list","string"]'],
    ['helm_release', 'metadata', 'c nested single'],
  ])('of %s has %s as %s', (type, path, expected) => {
    expect(described(resource(type), path)).toEqual(expected);
  });

  it('of security groups has rules as an attribute, not as a block', () => {
    const { attributes, blocks } = resource('aws_security_group');
    expect(blocks.map(({ name }) => name)).toEqual(['timeouts']);
    expect(attributes.find(({ name }) => name === 'ingress')?.type?.[0]).toBe('set');
  });

  it('is undefined for a type that the bindings do not have', () => {
    expect(resourceBlock(bindings('aws'), 'aws_moon_base')).toBeUndefined();
  });
});

describe('the schema of a data source', () => {
  it.each([
    ['statement.actions', 'o ["set","string"]'],
    ['statement.principals', 'block set 0..n'],
    ['statement.principals.identifiers', 'r ["set","string"]'],
    ['json', 'c "string"'],
  ])('of aws_iam_policy_document has %s as %s', (path, expected) => {
    const block = dataSourceBlock(bindings('aws'), 'aws_iam_policy_document');
    expect(block && described(block, path)).toBe(expected);
  });
});

describe('the schema of a provider', () => {
  it('of aws has default tags and no alias, which cdktf adds', () => {
    const block = providerBlock(bindings('aws'));
    expect(described(block, 'default_tags.tags')).toBe('o ["map","string"]');
    expect(described(block, 'alias')).toBe('absent');
  });

  it('of helm has the connection as nested attributes, so that a part of it is enough', () => {
    const block = providerBlock(bindings('helm'));
    expect(described(block, 'kubernetes')).toBe('o nested single');
    expect(described(block, 'kubernetes.exec.command')).toBe('r "string"');
  });
});

describe('reading a folder that is no binding', () => {
  it('says which folder and why', () => {
    expect(() => readSchema(__dirname)).toThrow(/cannot read a schema from .*stand-in/);
  });
});

describe('withFacts', () => {
  it('marks nested attributes by their dotted name, and no other', () => {
    const marked = withFacts(resource('helm_release'), { 'set_sensitive.value': { sensitive: true } });
    const inner = marked.attributes.find(({ name }) => name === 'set_sensitive')?.nested?.attributes ?? [];
    expect(inner.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(['value']);
  });

  it('sets a limit above one, and keeps a limit of one', () => {
    const marked = withFacts(resource('kubernetes_deployment_v1'), {
      spec: { maxItems: 5 },
      'spec.template.spec.container': { maxItems: 3 },
    });
    expect(described(marked, 'spec')).toBe('block list 1..1');
    expect(described(marked, 'spec.template.spec.container')).toBe('block list 0..3');
  });
});
