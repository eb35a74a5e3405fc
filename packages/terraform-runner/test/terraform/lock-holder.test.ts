import { lockHolder, lockHolderText } from '../../src/terraform/lock-holder';

const detail = `Error message: operation error S3: PutObject, https response error StatusCode: 412
Lock Info:
  ID:        5f1d8f0e-9d4b-7a7e-0e2c-0f2f2b1f9c11
  Path:      states/dev-network.tfstate
  Operation: OperationTypeApply
  Who:       runner@ip-10-0-1-7
  Version:   1.11.4
  Created:   2026-11-22 17:43:45.72 +0000 UTC
  Info:

Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

const refused = (text: string) =>
  lockHolder([{ severity: 'error', summary: 'Error acquiring the state lock', detail: text }]);

describe('lockHolder', () => {
  it('reads who, when, what for and the id', () => {
    expect(refused(detail)).toEqual({
      id: '5f1d8f0e-9d4b-7a7e-0e2c-0f2f2b1f9c11',
      who: 'runner@ip-10-0-1-7',
      operation: 'OperationTypeApply',
      created: '2026-11-22 17:43:45.72 +0000 UTC',
    });
  });

  it('is undefined for other errors, and for a warning in those words', () => {
    expect(lockHolder([{ severity: 'error', summary: 'Invalid reference', detail }])).toBeUndefined();
    expect(lockHolder([{ severity: 'warning', summary: 'Error acquiring the state lock', detail }])).toBeUndefined();
  });
});

describe('lockHolderText', () => {
  it('names the holder and the command that breaks the lock', () => {
    const text = lockHolderText(refused(detail) ?? {});
    expect(text).toContain('locked by runner@ip-10-0-1-7 since 2026-11-22 17:43:45.72 +0000 UTC (OperationTypeApply)');
    expect(text).toContain('terraform force-unlock 5f1d8f0e-9d4b-7a7e-0e2c-0f2f2b1f9c11');
  });

  it.each([
    ['nothing is said', {}],
    ['the id is no id', { id: '1; rm -rf /' }],
  ])('gives a command to fill in when %s', (_, holder) => {
    expect(lockHolderText(holder)).toMatch(/terraform force-unlock LOCK_ID$/);
  });
});
