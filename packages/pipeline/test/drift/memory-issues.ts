import { bot } from '@spot-serving/emulator/github';

import type { Issue, RepositoryIssues } from '../../src/drift/repository-issues';

/** Issues in memory: what is kept of each, and in which order. */
export class MemoryIssues implements RepositoryIssues {
  readonly all: { number: number; author: string; title: string; body: string; state: 'open' | 'closed' }[] = [];
  readonly said: string[] = [];

  /** An issue that is there already. */
  given(author: string, body: string): void {
    this.all.push({ number: this.all.length + 1, author, title: '', body, state: 'open' });
  }

  get titles(): readonly string[] {
    return this.all
      .filter(({ state }) => state === 'open')
      .map(({ title }) => title)
      .sort();
  }

  open(): Promise<readonly Issue[]> {
    return Promise.resolve(this.all.filter(({ state }) => state === 'open'));
  }

  create(title: string, body: string): Promise<Issue> {
    this.given(bot, body);
    return Promise.resolve(Object.assign(this.at(this.all.length), { title }));
  }

  update(number: number, body: string): Promise<void> {
    this.at(number).body = body;
    return Promise.resolve();
  }

  close(number: number, comment: string): Promise<void> {
    this.at(number).state = 'closed';
    this.said.push(comment);
    return Promise.resolve();
  }

  private at(number: number) {
    const issue = this.all[number - 1];
    if (issue === undefined) throw new Error(`no issue ${number}`);
    return issue;
  }
}
