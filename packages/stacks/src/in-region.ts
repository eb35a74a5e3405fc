import { type IAspect, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Makes every AWS resource below in a region other than the provider's, by the argument `region` that version 6 of the provider has for each. */
export class InRegion implements IAspect {
  constructor(private readonly region: string) {}

  visit(node: IConstruct): void {
    if (TerraformResource.isTerraformResource(node)) node.addOverride('region', this.region);
  }
}
