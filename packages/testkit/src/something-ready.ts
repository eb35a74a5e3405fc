import { TerraformResource, type TerraformStack } from 'cdktf';

/** Something to depend on, called `null_resource.<id>`. */
export function somethingReady(stack: TerraformStack, id: string): TerraformResource {
  return new TerraformResource(stack, id, {
    terraformResourceType: 'null_resource',
    terraformGeneratorMetadata: { providerName: 'aws' },
  });
}
