export { repositoryIssues, type Issue, type RepositoryIssues } from './drift/repository-issues';
export { main } from './main';
