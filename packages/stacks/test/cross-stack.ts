import type { TerraformStack } from 'cdktf';
import { type App, Testing } from 'cdktf';

import type { SynthesizedStack } from '@spot-serving/testkit';

/** Stacks of one app as they are written, whose references into each other can be followed. */
export class LinkedStacks {
  private readonly written: ReadonlyMap<string, SynthesizedStack>;

  constructor(app: App) {
    const stacks = app.node.children.filter((child): child is TerraformStack => 'prepareStack' in child);
    for (const stack of stacks) stack.prepareStack();
    this.written = new Map(
      stacks.map((stack) => [stack.node.id, JSON.parse(Testing.synth(stack, true)) as SynthesizedStack]),
    );
  }

  /** The stack called `name`. @throws Error when there is none */
  stack(name: string): SynthesizedStack {
    const stack = this.written.get(name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack;
  }

  /**
   * `text` with each reference to another stack's output in place of what that output is: an attribute's own text where the resource
   * states it, such as a name, and `<type>.<id>.<attribute>` where only AWS knows it, such as an ARN.
   */
  follow(text: string): string {
    const output = /\$\{data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)\}/g;
    return text.replace(output, (_, stack: string, name: string) =>
      this.valueOf(stack, String(this.stack(stack).output?.[name]?.value)),
    );
  }

  private valueOf(stack: string, reference: string): string {
    const [, type = '', id = '', attribute = ''] = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/.exec(reference) ?? [];
    const resource = this.stack(stack).resource?.[type]?.[id] as Readonly<Record<string, unknown>> | undefined;
    const stated = resource?.[attribute];
    return typeof stated === 'string' ? stated : `${type}.${id}.${attribute}`;
  }
}
