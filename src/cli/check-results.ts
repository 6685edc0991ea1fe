import { z } from 'astro/zod'

/** What one check of `npm test` came to, in tests. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** One line of the summary; `note` says what the counts can't. */
export interface CheckResult {
  name: string
  counts: Counts
  seconds: number
  note?: string
}

/** The part that counts of the file that Vitest's JSON reporter writes. */
const vitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

const statuses = (file: z.infer<typeof vitestReport>['testResults'][number]): string[] => {
  const tests = file.assertionResults.map((test) => test.status)
  // A file that breaks outside its tests (an import, a hook) fails without a failed test.
  return file.status === 'failed' && !tests.includes('failed') ? [...tests, 'failed'] : tests
}

/** Counts a command that is no Vitest run: it is one check, passed when it ended with 0. */
export const countCommand = (exitCode: number | null): Counts =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }

/**
 * Counts the tests of a Vitest run from its JSON report. A file that broke outside its tests is
 * one more failure; so is a run without a report, without a test, or that ended badly though no
 * test failed.
 */
export const countVitest = (
  report: unknown,
  exitCode: number | null,
): { counts: Counts; note?: string } => {
  const parsed = vitestReport.safeParse(report)
  const found = parsed.success ? parsed.data.testResults.flatMap(statuses) : []
  const passed = found.filter((status) => status === 'passed').length
  const failed = found.filter((status) => status === 'failed').length
  const counts = { passed, failed, skipped: found.length - passed - failed }
  if (!parsed.success) return { counts: countCommand(null), note: 'wrote no readable report' }
  if (failed > 0) return { counts }
  if (passed === 0) return { counts: { ...counts, failed: 1 }, note: 'ran no test' }
  if (exitCode !== 0)
    return { counts: { ...counts, failed: 1 }, note: `ended with code ${exitCode ?? 'none'}` }
  return { counts }
}

/** Adds up the counts of all checks. */
export const addUp = (results: readonly CheckResult[]): Counts => {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { counts } of results) {
    sum.passed += counts.passed
    sum.failed += counts.failed
    sum.skipped += counts.skipped
  }
  return sum
}

const row = ({ name, counts, seconds, note }: CheckResult): string =>
  [
    counts.failed === 0 ? 'ok    ' : 'FAILED',
    name.padEnd(10),
    `${counts.passed} passed`.padStart(12),
    `${counts.failed} failed`.padStart(10),
    `${counts.skipped} skipped`.padStart(11),
    `${seconds.toFixed(1)} s`.padStart(8),
    note ?? '',
  ]
    .join('  ')
    .trimEnd()

/** The summary: one line a check, an empty line, and `N passed, N failed` as the last line. */
export const summary = (results: readonly CheckResult[]): string => {
  const { passed, failed } = addUp(results)
  return [...results.map(row), '', `${passed} passed, ${failed} failed`].join('\n')
}
