import { describe, expect, it } from 'vitest';

import { readYaml } from '../support/packed-application';

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include?: readonly { readonly os: string }[] } };
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflow = readYaml('.github/workflows/ci.yml') as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe('the workflow', () => {
  it('runs only actions of a fixed content', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(4);
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('lets only the jobs of a release write, and those run for tags only', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['draft', { contents: 'write' }],
      ['package', { contents: 'write' }],
    ]);
    expect(workflow.jobs['draft']?.if).toBe("startsWith(github.ref, 'refs/tags/v')");
    expect([workflow.jobs['draft']?.needs, workflow.jobs['package']?.needs]).toEqual(['test', 'draft']);
  });

  it('leaves its token in no working copy', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    for (const { with: given } of checkouts) expect(given).toMatchObject({ 'persist-credentials': false });
  });

  it('verifies and tests on the three systems, on a real Electron', () => {
    const { strategy, steps: testing = [] } = workflow.jobs['test'] ?? {};
    expect(strategy?.matrix.include?.map(({ os }) => os.split('-')[0])).toEqual([
      'ubuntu',
      'windows',
      'macos',
    ]);
    const commands = testing.map(({ run = '' }) => run).join('\n');
    for (const command of [
      'npm ci',
      'electron/install.js',
      'npm run verify',
      'xvfb-run --auto-servernum npm test',
    ]) {
      expect(commands).toContain(command);
    }
  });

  it('makes drafts, in the repository that it runs in', () => {
    const commands = (workflow.jobs['package']?.steps ?? []).map(({ run = '' }) => run).join('\n');
    expect(commands).toContain('-c.publish.releaseType=draft');
    expect(commands).toContain('-c.publish.owner="$GITHUB_REPOSITORY_OWNER"');
  });
});
