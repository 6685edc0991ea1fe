import { expect, test } from 'vitest'
import { addressesByNumber, importText } from './import-text.ts'

const LIST =
  '\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n1. [乙](https://news.example.com/b)\n1. [丙](https://news.example.com/c)\n'

test.each(['甲です[1]。', '甲です[1]。乙です[2]。'])(
  'refuses %s over a list that says 1 throughout',
  async (text) => {
    const { account } = await importText(`# 題\n\n${text}${LIST}`)
    expect(account.status).toBe('refused')
    expect(account.reason).toMatch(/number 1 to 3 sources: .*\/a \(line 7\), .*\/b \(line 8\)/)
  },
)

test('numbers such a list by place where the text has no mark, and says so', async () => {
  const imported = await importText(`# 題\n\n甲です。${LIST}`)
  expect(imported.account.reason).toBeUndefined()
  expect(Object.values(addressesByNumber(imported))).toHaveLength(3)
  expect(imported.account.changes).toContainEqual(
    expect.objectContaining({ line: 7, kind: 'numbered-by-place' }),
  )
})
