import type { Reporter, TestModule } from 'vitest/node';

/** A question of the FAQ, and how its tests went. */
interface Row {
  readonly number: number;
  readonly name: string;
  readonly state: 'works' | 'fails';
}

const QUESTION = /^(Q(\d+)) (.*)$/;

function rowsOf(modules: readonly TestModule[]): readonly Row[] {
  return modules.flatMap((module) =>
    [...module.children.allSuites()].flatMap((suite): readonly Row[] => {
      const number = QUESTION.exec(suite.name)?.[2];
      if (number === undefined) return [];
      const isWorking = [...suite.children.allTests()].every((test) => test.result().state === 'passed');
      return [{ number: Number(number), name: suite.name, state: isWorking ? 'works' : 'fails' }];
    }),
  );
}

/** Closes a run with the questions of the FAQ as a table: each has an end-to-end test that is named after it. */
export default class FaqReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = rowsOf(modules).toSorted((a, b) => a.number - b.number);
    for (const { name, state } of rows) process.stdout.write(`${state}  ${name}\n`);
    const missing = Array.from({ length: 17 }, (_, index) => index + 1).filter(
      (number) => !rows.some((row) => row.number === number),
    );
    if (missing.length > 0) {
      process.stdout.write(`without a test: ${missing.map((number) => `Q${String(number)}`).join(', ')}\n`);
      process.exitCode = 1;
    }
  }
}
