import { expect, test } from 'vitest'
import { contentFolder, importText } from './import-text.ts'

const BARE =
  '# 甲の見本\n\n安い[1]。\n\n#### 参照記事\n- [1:https://a.example.com/1234](https://a.example.com/1234)\n'
const TITLED =
  '# 乙の見本\n\n速い[1]。\n\n## 参考文献\n1. [見本電機の半額](https://a.example.com/1234)、見本通信、2025年1月2日\n'

test.each([
  ['later', [BARE, TITLED]],
  ['before', [TITLED, BARE]],
])('keeps the title, medium and day that a list gives %s', async (_, texts) => {
  const folder = contentFolder()
  await importText(texts[0] ?? '', { folder, name: '0.md' })
  const { account, sources } = await importText(texts[1] ?? '', { folder, name: '1.md' })
  expect(Object.values(sources)).toEqual([
    {
      type: 'webpage',
      title: '見本電機の半額',
      'title-basis': 'list',
      language: 'ja',
      'container-title': '見本通信',
      issued: '2025-01-02',
      publisher: 'a.example.com',
      URL: 'https://a.example.com/1234',
    },
  ])
  const learned = account.changes.filter(({ kind }) => kind === 'learned').map(({ what }) => what)
  expect(learned).toEqual(
    texts[0] === BARE
      ? [
          'source 1: `example-a-1234` now has title 見本電機の半額, container-title 見本通信, issued 2025-01-02',
        ]
      : [],
  )
})

test('tells of a title that a known source does not take', async () => {
  const folder = contentFolder()
  await importText(TITLED, { folder, name: '0.md' })
  const { account } = await importText(TITLED.replace('乙', '丙').replace('の半額', 'が値下げ'), {
    folder,
    name: '1.md',
  })
  expect(account.changes.find(({ kind }) => kind === 'known')?.what).toMatch(
    /keeps its own title; not taken: 見本電機が値下げ$/,
  )
})

test('learns nothing from a file that is refused', async () => {
  const folder = contentFolder()
  await importText(BARE, { folder, name: '0.md' })
  const { account, sources } = await importText(TITLED.replace('速い[1]', '速い[1][7]'), {
    folder,
    name: '1.md',
  })
  expect(account.status).toBe('refused')
  expect(Object.values(sources).map(({ title }) => title)).toEqual([undefined])
})

test('writes a raw file with another title to the report that it was', async () => {
  const folder = contentFolder()
  const first = await importText(BARE, { folder })
  const second = await importText(BARE.replace('甲の見本', '別の題'), { folder })
  expect([second.account.slug, second.data.title]).toEqual([first.account.slug, '別の題'])
  expect(second.account.changes.map(({ kind }) => kind)).toContain('updated')
})

test('tells of the report that an earlier text of the file became', async () => {
  const folder = contentFolder()
  const first = await importText(BARE, { folder })
  const second = await importText('# 丁の見本\n\nまったく違う話を長く述べています。\n', { folder })
  expect(second.account.slug).not.toBe(first.account.slug)
  expect(second.account.changes.find(({ kind }) => kind === 'earlier')?.what).toBe(
    `an earlier text of this file is reports/${first.account.slug}.mdx, which stays (--slug ${first.account.slug} puts this one in its place)`,
  )
})

test('keeps an unused note below a used one as text', async () => {
  const imported = await importText(
    '# 題の見本\n\n甲です[^a]。\n\n[^a]: 甲の注です。\n[^b]: 使われない注です。\n',
  )
  expect(imported.body).toBe('甲です[^a]。\n\n[^a]: 甲の注です。\n\n\\[^b]: 使われない注です。\n')
  expect(imported.account.changes.map(({ kind }) => kind)).toContain('note')
})
