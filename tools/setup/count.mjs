/** Counts what passed and failed from the machine-readable results of each test runner. */

/** A run that failed without naming a failed test (it crashed, or ran out of time) counts as one failure. */
function atLeastOne({ passed, failed }, { status, isTimedOut }) {
  return { passed, failed: failed === 0 && (status !== 0 || isTimedOut) ? 1 : failed };
}

export function countJest(report, run) {
  if (!report) return { passed: 0, failed: 1 };
  return atLeastOne(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    },
    run,
  );
}

/** A test that passed only when tried again has found a race and counts as failed. */
export function countPlaywright(report, run) {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOne({ passed: expected, failed: unexpected + flaky }, run);
}

/** Node's own runner, read from the summary lines of TAP. */
export function countNode(run) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(run.output)?.[1] ?? 0);
  return atLeastOne({ passed: count('pass'), failed: count('fail') }, run);
}
