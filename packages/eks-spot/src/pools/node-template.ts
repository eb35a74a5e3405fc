import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';

import type { TemplateVersion } from './instances-policy';
import type { NodeSettings } from './node-pool-props';

/** What instances of a pool start as. */
export interface NodeTemplateProps {
  /** Name of the template, and of what it starts. */
  readonly name: string;
  /** User data, not encoded. */
  readonly userData: string;
  /** Root volume, GiB. */
  readonly rootVolumeGiB: number;
  /** What all pools of the cluster share. */
  readonly nodes: NodeSettings;
}

/** What the image calls its root volume (EKS user guide, "Amazon EKS optimized Amazon Linux AMIs"). */
const rootDevice = '/dev/xvda';

/**
 * Launch template of a pool: Amazon Linux 2023, its disk under the cluster's key, its metadata out of reach of pods (IMDSv2, one hop).
 *
 * The image is looked up at plan, so a new release shows as a change of the template. It names no instance type and no market; the group does.
 */
export class NodeTemplate extends Construct {
  /** The newest version. */
  readonly version: TemplateVersion;

  constructor(
    scope: Construct,
    id: string,
    { name, userData, rootVolumeGiB, nodes: { access, tags } }: NodeTemplateProps,
  ) {
    super(scope, id);
    const image = new DataAwsSsmParameter(this, 'Image', { name: access.imageParameter });
    const root = {
      encrypted: 'true',
      kmsKeyId: access.volumeKeyArn,
      volumeType: 'gp3',
      volumeSize: rootVolumeGiB,
      deleteOnTermination: 'true',
    };
    const template = new LaunchTemplate(this, 'Resource', {
      name,
      imageId: image.insecureValue,
      userData: Fn.base64encode(userData),
      iamInstanceProfile: { arn: access.instanceProfileArn },
      vpcSecurityGroupIds: [access.securityGroupId],
      blockDeviceMappings: [{ deviceName: rootDevice, ebs: root }],
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: 'disabled',
      },
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
        resourceType,
        tags: { ...tags, Name: name },
      })),
    });
    this.version = { launchTemplateId: template.id, version: Token.asString(template.latestVersion) };
  }
}
