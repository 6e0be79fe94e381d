/**
 * Prints how many tests passed and failed, from what the runners themselves wrote. A report that is
 * missing or empty counts as a failure: nothing was proven then.
 */
import { readFileSync } from 'node:fs';

interface Count {
  passed: number;
  failed: number;
}

function read(path: string, count: (report: never) => Count): Count {
  try {
    const result = count(JSON.parse(readFileSync(path, 'utf8')) as never);
    return result.passed + result.failed > 0 ? result : { passed: 0, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}
const ofVitest = ({ numPassedTests, numFailedTests }: VitestReport) => ({
  passed: numPassedTests,
  failed: numFailedTests,
});
const unit = read('test-results/unit.json', ofVitest);
const built = read('test-results/built.json', ofVitest);
const e2e = read(
  'test-results/e2e.json',
  ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }),
);
const failed = unit.failed + built.failed + e2e.failed;
console.log(`${unit.passed + built.passed + e2e.passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
