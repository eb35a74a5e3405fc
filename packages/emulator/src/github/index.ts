export { FakeGitHub, type Refusal } from './fake-github';
export { bot, type StoredComment, type StoredIssue, type StoredPull, type StoredRun } from './github-content';
