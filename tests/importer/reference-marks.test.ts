import { expect, test } from 'vitest'
import { addressesByNumber, importText } from './import-text.ts'

test('takes [[1]](address) beside definitions of the same numbers', async () => {
  const imported = await importText(
    '# 題\n\n甲[[1]](https://x.example.com/c)。乙[[1]](https://x.example.com/c)[[2]](https://x.example.com/d)\n\n[1]: https://x.example.com/c\n[2]: https://x.example.com/d\n',
  )
  expect(imported.account.reason).toBeUndefined()
  expect(imported.account.marks).toEqual({ found: 3, resolved: 3, left: [] })
  expect(addressesByNumber(imported)).toEqual({
    1: 'https://x.example.com/c',
    2: 'https://x.example.com/d',
  })
  expect(imported.body).toMatch(/^甲\[@[^\]]*\]。乙\[@[^\]]*\]\[@[^\]]*\]\n$/)
})
