import { bindingPackage, type Block, providerBlock } from '@spot-serving/stand-in';

import { endpointsOverride } from '../../src/providers/endpoints-override';

/** The schema of the aws provider that is installed here. */
function aws(): Block {
  const bindings = bindingPackage('aws', __dirname);
  if (bindings === undefined) throw new Error('@cdktf/provider-aws is not installed');
  return providerBlock(bindings);
}

const endpoint = 'http://127.0.0.1:5000';

interface Override {
  readonly provider: {
    readonly aws: readonly {
      readonly alias?: string;
      readonly endpoints: readonly Readonly<Record<string, string>>[];
    }[];
  };
}

describe('the override that leads aws to an emulator', () => {
  it('names every service once, for each configuration of the provider', () => {
    const { provider } = endpointsOverride(aws(), [undefined, 'us'], endpoint) as Override;
    expect(provider.aws.map(({ alias }) => alias)).toEqual([undefined, 'us']);
    for (const { endpoints } of provider.aws) {
      expect(Object.keys(endpoints[0] ?? {})).toEqual(
        expect.arrayContaining(['ec2', 'eks', 'iam', 'kms', 's3', 'sqs', 'sts']),
      );
      expect(new Set(Object.values(endpoints[0] ?? {}))).toEqual(new Set([endpoint]));
    }
  });

  it('is not made without services, because the provider would then call AWS', () => {
    expect(() => endpointsOverride({ attributes: [], blocks: [] }, [undefined], endpoint)).toThrow('name no endpoints');
  });
});
