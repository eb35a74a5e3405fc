import { applyProgram } from '../../src/apply/apply-program';
import { destroyProgram } from '../../src/destroy/destroy-program';
import { AContext } from '../support/a-context';
import { RehearsedApp } from '../support/rehearsed-app';
import { reviewFile } from '../support/review-file';

jest.setTimeout(300_000);

const appName = 'dev-eu-west-1';

/** Real Terraform and states in an emulated S3; the providers are stand-ins that make nothing. */
describe('the first deploy of all stacks of dev-eu-west-1, from nothing', () => {
  const context = new AContext();
  let app: RehearsedApp;
  let review: string;

  beforeAll(async () => {
    app = new RehearsedApp(context, appName);
    app.attach();
    review = await reviewFile(context, { app: appName, synthesized: app.synthesized });
  });

  afterAll(() => {
    app.detach();
    context.remove();
  });

  let rounds = 0;
  const round = async (where: string): Promise<[number, readonly string[]]> => {
    const out = `decision-${(rounds += 1)}`;
    const code = await applyProgram(
      [
        '--synthesized',
        app.synthesized,
        '--app',
        appName,
        '--where',
        where,
        '--review',
        review,
        '--decisions',
        '.',
        '--out',
        out,
      ],
      context,
    );
    const outcomes = context.printed().match(/^\S+ {2}.*$/gm) ?? [];
    const reached = outcomes.filter((line) => !line.includes('left to the job'));
    return [
      code,
      reached
        .map((line) =>
          line
            .replace(`${appName}-`, '')
            .replace(/\d+ created/, 'created')
            .replace(/, state \d+, \d+ s/, ''),
        )
        .sort(),
    ];
  };

  it.each([
    [
      'outside',
      3,
      'network  created as reviewed\nmodels  waits for approval: never reviewed\ncluster  waits for approval: never reviewed',
    ],
    ['outside', 0, 'network  nothing to do\nmodels  created as approved\ncluster  created as approved'],
    ['inside', 3, 'platform  waits for approval: never reviewed\nserving  waits for dev-eu-west-1-platform'],
    ['inside', 3, 'platform  created as approved\nserving  waits for approval: never reviewed'],
    ['inside', 0, 'platform  nothing to do\nserving  created as approved'],
  ])('goes on %s, ends with %d', async (where, code, outcomes) => {
    expect(await round(where)).toEqual([code, outcomes.split('\n').sort()]);
  });

  it('destroys no stack on which one stands that is reached from elsewhere', async () => {
    const destroy = destroyProgram(
      [
        '--synthesized',
        app.synthesized,
        '--app',
        appName,
        '--confirm',
        appName,
        '--stacks',
        `${appName}-cluster`,
        '--where',
        'outside',
        '--shown',
        'destruction',
      ],
      context,
    );
    await expect(destroy).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        /-cluster is not destroyed: \S+-(serving|platform) still stands on it, with \d+ objects/,
      ) as string,
    });
  });
});
