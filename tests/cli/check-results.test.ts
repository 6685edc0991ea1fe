import { describe, expect, test } from 'vitest'
import { addUp, countCommand, countVitest, summary } from '../../src/cli/check-results.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

describe('countVitest', () => {
  test('counts the tests of all files', () => {
    const found = report(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'))
    expect(countVitest(found, 1)).toEqual({ counts: { passed: 3, failed: 1, skipped: 0 } })
  })

  test('counts skipped tests and todos as neither passed nor failed', () => {
    const found = report(file('passed', 'passed', 'skipped', 'pending', 'todo'))
    expect(countVitest(found, 0)).toEqual({ counts: { passed: 1, failed: 0, skipped: 3 } })
  })

  test('counts a file that broke before its tests as one failure', () => {
    const found = report(file('passed', 'passed'), file('failed'))
    expect(countVitest(found, 1)).toEqual({ counts: { passed: 1, failed: 1, skipped: 0 } })
  })

  test('counts a file whose last hook broke as one failure beside its tests', () => {
    const found = report(file('failed', 'passed', 'passed'))
    expect(countVitest(found, 1)).toEqual({ counts: { passed: 2, failed: 1, skipped: 0 } })
  })

  test('fails a run that executed no test', () => {
    const nothing = { counts: { passed: 0, failed: 1, skipped: 0 }, note: 'ran no test' }
    expect(countVitest(report(), 0)).toEqual(nothing)
    expect(countVitest(report(file('passed')), 0)).toEqual(nothing)
  })

  test('fails a run in which every test was skipped', () => {
    expect(countVitest(report(file('passed', 'skipped')), 0).counts).toEqual({
      passed: 0,
      failed: 1,
      skipped: 1,
    })
  })

  test('fails a run that ended badly though every test passed', () => {
    expect(countVitest(report(file('passed', 'passed')), 1)).toEqual({
      counts: { passed: 1, failed: 1, skipped: 0 },
      note: 'ended with code 1',
    })
  })

  test('fails a run that left no report, or one of another form', () => {
    for (const found of [undefined, {}, { testResults: 'none' }])
      expect(countVitest(found, 0)).toEqual({
        counts: { passed: 0, failed: 1, skipped: 0 },
        note: 'wrote no readable report',
      })
  })
})

test('counts a command as one check, and one that could not run as failed', () => {
  expect(countCommand(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(countCommand(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countCommand(null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

describe('summary', () => {
  const results = [
    { name: 'biome', counts: countCommand(0), seconds: 1.04 },
    { name: 'content', counts: countCommand(1), seconds: 2, note: 'npm run lint:content' },
    { name: 'units', counts: { passed: 120, failed: 3, skipped: 1 }, seconds: 12.3 },
  ]

  test('adds up tests and checks', () => {
    expect(addUp(results)).toEqual({ passed: 121, failed: 4, skipped: 1 })
  })

  test('gives a line a check, and the counts alone on the last line', () => {
    expect(summary(results)).toBe(
      [
        'ok      biome           1 passed    0 failed    0 skipped     1.0 s',
        'FAILED  content         0 passed    1 failed    0 skipped     2.0 s  npm run lint:content',
        'FAILED  units         120 passed    3 failed    1 skipped    12.3 s',
        '',
        '121 passed, 4 failed',
      ].join('\n'),
    )
  })

  test('says that nothing ran when nothing ran', () => {
    expect(summary([])).toBe('\n0 passed, 0 failed')
  })
})
