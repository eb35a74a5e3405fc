import { readPlan, renderReview, shownFingerprint } from '../src';
import { doesNothing } from '../src/fingerprint/plan-digest';
import { redactedPlan } from '../src/fragment/redacted-plan';
import { Redaction } from '../src/redact/redaction';
import { type ChangeInit, entryOf, planJson } from './support/plan-json';

const secret = 'correct-horse-battery-staple';

/** As Terraform 1.14 writes them: `ActionInvocation` and `LifecycleActionTrigger` of internal/command/jsonplan. */
const notify = {
  address: 'action.aws_lambda_invoke.notify',
  type: 'aws_lambda_invoke',
  name: 'notify',
  config_values: { function_name: 'notify', payload: secret },
  config_sensitive: { payload: true },
  config_unknown: { qualifier: true },
  provider_name: 'registry.terraform.io/hashicorp/aws',
  lifecycle_action_trigger: {
    triggering_resource_address: 'aws_s3_object.model',
    action_trigger_event: 'AfterCreate',
    action_trigger_block_index: 0,
    actions_list_index: 0,
    on_failure: 'ActionOnFailureHalt',
  },
};

const object: ChangeInit = {
  address: 'aws_s3_object.model',
  actions: ['create'],
  after: { key: 'a', note: `${secret}!` },
};
const read = (more: object, changes = [object]) => readPlan(planJson(changes, more));
const reviewOf = (more: object, changes = [object]) =>
  renderReview({ stacks: [{ name: 'models', result: { plan: read(more, changes) } }] });

describe('an action that a plan runs', () => {
  it('is shown with its arguments, and with what has it run', () => {
    const { markdown, counts, verdict } = reviewOf({ action_invocations: [notify] });
    expect(markdown).toContain(
      '**Run** `action.aws_lambda_invoke.notify` in `models`: after `aws_s3_object.model` is made; if it fails, the apply stops',
    );
    expect(markdown).toContain('+ function_name = "notify"');
    expect(markdown.split('\n')[0]).toBe('## Read with care: 1 action runs: what they do is in no plan');
    expect([verdict, counts.actions]).toEqual(['care', 1]);
  });

  it('tells no secret of its arguments, here or elsewhere', () => {
    const { summary } = reviewOf({ action_invocations: [notify] });
    expect(summary).not.toContain(secret);
    const plan = read({ action_invocations: [notify] });
    expect(JSON.stringify(redactedPlan(plan, new Redaction([plan]), Buffer.alloc(32)))).not.toContain(secret);
  });

  it.each<[string, object, string]>([
    ['asked for', { lifecycle_action_trigger: undefined, invoke_action_trigger: {} }, 'because the run asks for it'],
    [
      'asked for, of an object',
      { lifecycle_action_trigger: undefined, invoke_action_trigger: { calling_resource_address: 'aws_vpc.a' } },
      'because the run asks for it, on `aws_vpc.a`',
    ],
    [
      'of a destroy whose failure does not count',
      {
        lifecycle_action_trigger: {
          ...notify.lifecycle_action_trigger,
          action_trigger_event: 'BeforeDestroy',
          on_failure: 'ActionOnFailureContinue',
        },
      },
      'before `aws_s3_object.model` is destroyed; if it fails, the apply goes on',
    ],
    [
      'of an event of tomorrow',
      { lifecycle_action_trigger: { ...notify.lifecycle_action_trigger, action_trigger_event: 'OnFullMoon' } },
      'at an event of `aws_s3_object.model` that this review does not know',
    ],
  ])('%s says so', (_, change, words) => {
    expect(reviewOf({ action_invocations: [{ ...notify, ...change }] }).markdown).toContain(words);
  });

  it.each<[string, object]>([
    ['an argument', { config_values: { function_name: 'other', payload: secret } }],
    [
      'the event',
      { lifecycle_action_trigger: { ...notify.lifecycle_action_trigger, action_trigger_event: 'AfterUpdate' } },
    ],
    ['its place', { lifecycle_action_trigger: { ...notify.lifecycle_action_trigger, actions_list_index: 1 } }],
    [
      'what a failure does',
      { lifecycle_action_trigger: { ...notify.lifecycle_action_trigger, on_failure: 'ActionOnFailureTaint' } },
    ],
  ])('is another in the fingerprint with another of %s', (_, change) => {
    const of = (one: object) => shownFingerprint(read({ action_invocations: [one] }), 'head');
    expect(of({ ...notify, ...change })).not.toBe(of(notify));
    expect(of(notify)).not.toBe(shownFingerprint(read({}), 'head'));
  });

  it('is something that a plan does, though no object changes', () => {
    expect(doesNothing(read({ action_invocations: [notify] }, []))).toBe(false);
    expect(reviewOf({ action_invocations: [notify] }, []).verdict).toBe('care');
  });

  it.each([[{ type: 'a' }], [{ address: 'action.a.b' }], [null]])('is no plan where it is %j', (action) => {
    expect(() => read({ action_invocations: [action] })).toThrow(/action_invocations\[0\] has no address or type/);
  });
});

describe('what is put off to a later plan', () => {
  const later = (reason: string, resource: object) => ({
    complete: false,
    deferred_changes: [{ reason, resource_change: resource }],
  });
  const nodes = entryOf({ address: 'aws_instance.node', actions: ['create'], after: { ami: 'ami-1' } });

  it.each([
    ['instance_count_unknown', 'how many there are is known after apply only'],
    ['resource_config_unknown', 'its configuration is known after apply only'],
    ['provider_config_unknown', 'the configuration of its provider is known after apply only'],
    ['deferred_prereq', 'it needs something that is put off as well'],
    ['absent_prereq', 'it needs something that is not there yet'],
    ['unknown', 'Terraform does not say why'],
    ['reason_of_tomorrow', 'Terraform does not say why'],
  ])('says of %s: %s', (reason, words) => {
    const { markdown } = reviewOf(later(reason, nodes));
    expect(markdown).toContain(`**Put off** in \`models\`: create \`aws_instance.node\`: ${words}`);
  });

  it('is counted, and makes a review one to read with care', () => {
    const { markdown, counts, verdict } = reviewOf(later('deferred_prereq', nodes), []);
    expect([counts.deferred, verdict]).toEqual([1, 'care']);
    expect(markdown.split('\n')[0]).toBe('## Read with care: 1 change put off to a later plan');
  });

  it('shows what would change of an object, and no secret', () => {
    const update = entryOf({
      address: 'aws_db_instance.main',
      before: { port: 1, password: secret },
      after: { port: 2, password: secret },
      beforeSensitive: { password: true },
      afterSensitive: { password: true },
    });
    const { summary } = reviewOf(later('deferred_prereq', update));
    expect(summary).toContain('! port: 1 -> 2');
    expect(summary).not.toContain(secret);
  });

  it('is an action too', () => {
    const { markdown, counts } = reviewOf({
      deferred_action_invocations: [{ reason: 'deferred_prereq', action_invocation: notify }],
    });
    expect(markdown).toContain('run `action.aws_lambda_invoke.notify`: it needs something that is put off as well');
    expect([counts.actions, counts.deferred]).toEqual([0, 1]);
  });

  it('is in the fingerprint, with its reason', () => {
    const of = (more: object) => shownFingerprint(read(more), 'head');
    expect(of(later('deferred_prereq', nodes))).not.toBe(of({}));
    expect(of(later('deferred_prereq', nodes))).not.toBe(of(later('absent_prereq', nodes)));
  });
});

describe('what no plan has', () => {
  const database: ChangeInit = {
    address: 'aws_db_instance.main',
    actions: ['update'],
    before: { password_wo: null, password_wo_version: 1 },
    after: { password_wo: null, password_wo_version: 2 },
  };

  it('names ephemeral resources that the configuration reads', () => {
    const expressions = {
      password_wo: { references: ['ephemeral.random_password.db.result', 'ephemeral.random_password.db'] },
    };
    const configuration = { root_module: { resources: [{ address: database.address, expressions }] } };
    expect(reviewOf({ configuration }, [database]).markdown).toContain(
      '- Read in `models`: `ephemeral.random_password.db`',
    );
  });

  it('takes no value for a reference', () => {
    const configuration = { root_module: { outputs: { a: { expression: { constant_value: 'ephemeral.a.b' } } } } };
    expect(read({ configuration }).ephemeral).toBeUndefined();
  });

  it('names a write-only argument that is written anew, by the version beside it', () => {
    expect(reviewOf({}, [database]).markdown).toContain(
      '- Written anew in `models`: `aws_db_instance.main.password_wo`',
    );
    const same = { ...database, after: { password_wo_version: 1, name: 'b' } };
    expect(reviewOf({}, [same]).markdown).not.toContain('Written anew');
  });

  it('is bound by that version', () => {
    const of = (after: object) => shownFingerprint(read({}, [{ ...database, after }]), 'head');
    expect(of({ password_wo_version: 3 })).not.toBe(of({ password_wo_version: 2 }));
  });
});

describe('an import by identity', () => {
  it('names what it imports', () => {
    const importing = { identity: { bucket: 'models', account_id: '111122223333' } };
    const entry = entryOf({ address: 'aws_s3_bucket.a', actions: ['no-op'], before: {}, after: {} }) as {
      change: object;
    };
    const { markdown } = renderReview({
      stacks: [
        {
          name: 'models',
          result: {
            plan: readPlan({
              ...planJson([]),
              resource_changes: [{ ...entry, change: { ...entry.change, importing } }],
            }),
          },
        },
      ],
    });
    expect(markdown).toContain('Import `{"bucket":"models","account_id":"111122223333"}` as `aws_s3_bucket.a`');
  });
});
