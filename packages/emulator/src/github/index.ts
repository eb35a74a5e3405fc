export { FakeGitHub, type Refusal } from './fake-github';
export { BOT, type StoredComment, type StoredIssue, type StoredPull, type StoredRun } from './github-content';
