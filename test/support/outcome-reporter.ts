import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Closes a run with one plain line of counts, and names what was skipped. A suite is skipped where a part it goes
 * through for real (a browser, a Secret Service) is absent; in continuous integration everything is installed,
 * so a skip there means that something went untested and fails the run.
 */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    const skippedNames = new Set<string>();
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else {
          counts.skipped += 1;
          skippedNames.add(`${module.relativeModuleId}: ${test.fullName}`);
        }
      }
    }
    for (const name of skippedNames) process.stdout.write(`skipped: ${name}\n`);
    if (counts.skipped > 0 && process.env['CI'] !== undefined) {
      process.stdout.write('In continuous integration a skipped test is a failure.\n');
      process.exitCode = 1;
    }
    process.stdout.write(
      `tests: ${String(counts.passed)} passed, ${String(counts.failed)} failed, ${String(counts.skipped)} skipped\n`,
    );
  }
}
