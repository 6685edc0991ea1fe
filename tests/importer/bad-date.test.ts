import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

test.each(['2025-13-45', '2025-02-30', 'soon'])('names the date %s as none', async (date) => {
  const { account, data } = await importText(`---\ndate: ${date}\n---\n\n# 題\n\n文です。\n`)
  expect(data.published).toBe('2026-04-01')
  const told = account.changes.filter(({ kind }) => kind === 'date').map(({ what }) => what)
  expect(told.join('\n')).toContain(`\`${date}\` is not a date`)
  expect(told.join('\n')).not.toContain('tells none')
})
