/** `owner/name` on GitHub: an owner has letters, digits and hyphens, a repository also `_` and `.`. */
export const gitHubRepositoryForm = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?\/[\w.-]{1,100}$/;

/** ARN of a connection to GitHub: AWS CodeConnections and its former name (developer tools console user guide, "Resource ARNs"). */
export const gitHubConnectionForm =
  /^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/;
