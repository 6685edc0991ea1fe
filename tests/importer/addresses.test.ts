import { describe, expect, test } from 'vitest'
import { standsInRaw } from '../../src/importer/read/raw-addresses.ts'
import { readRawReport } from '../../src/importer/read/raw-report.ts'
import { addressesByNumber, contentFolder, importText } from './import-text.ts'

const report = (list: string, text = '費用は下がりました[1]。') =>
  `# 見本電機の値下げ\n\n## 概要\n\n${text}\n\n## 参考文献\n\n${list}\n`

const told = async (list: string, kind: string) =>
  (await importText(report(list))).account.changes
    .filter((change) => change.kind === kind)
    .map(({ line, what }) => `${line} ${what}`)

describe('an address of a list', () => {
  test.each([
    'https://web.archive.org/web/2024/https://a.example.com/?utm_source=x&id=5',
    'https://go.example.org/?u=https://a.example.com/?a=1&utm_source=x#top',
    'https://a.example.com/x#:~:text=route,end',
    'https://a.example.com/?a[]=1&b[c]=2',
    'https://a.example.com/?q=%22word%22',
    'https://a.example.com/?q=5%22',
  ])('stays whole: %s', async (address) => {
    for (const list of [`1. 題 ${address}`, `- [[1]:${address}](${address})`, `[1]: ${address}`]) {
      const imported = await importText(report(list))
      expect([imported.account.reason, addressesByNumber(imported)]).toEqual([
        undefined,
        { 1: address },
      ])
    }
  })

  test.each([
    ['- [[1]:題](https://a.example.com/Rock_%27n%27)', 'https://a.example.com/Rock_%27n%27'],
    ["- [[1]:題](https://a.example.com/Guns_N')", "https://a.example.com/Guns_N'"],
    ["- [[1]:題]('https://a.example.com/x')", 'https://a.example.com/x'],
    ['- [[1]:題](<"https://a.example.com/x%22>)', 'https://a.example.com/x'],
    ['- [[1]:題](%22https://a.example.com/x%22)', 'https://a.example.com/x'],
    ['- [[1]:題](<"https://a.example.com/?q=%22w%22>)', 'https://a.example.com/?q=%22w%22'],
  ])('keeps its last letters, and loses quotes round it: %s', async (list, address) => {
    const imported = await importText(report(list))
    expect([imported.account.reason, addressesByNumber(imported)]).toEqual([
      undefined,
      { 1: address },
    ])
  })

  test('loses what only tracks, and the account tells both forms', async () => {
    const raw = 'https://a.example.com/x?utm_source=rss&id=7#:~:text=route'
    const kept = 'https://a.example.com/x?id=7#:~:text=route'
    expect(addressesByNumber(await importText(report(`1. 題 ${raw}`)))).toEqual({ 1: kept })
    expect(await told(`1. 題 ${raw}`, 'address')).toEqual([`9 source 1: ${raw} → ${kept}`])
  })

  test('is told where the registry knows the article under another form', async () => {
    const folder = contentFolder()
    await importText(report('1. 題 https://a.example.com/x'), { folder, name: 'a.md' })
    const second = await importText(report('1. 題 http://www.a.example.com/x/#s2', '別の文[1]。'), {
      folder,
      name: 'b.md',
    })
    expect(second.account.sources).toMatchObject({ new: 0, known: 1 })
    expect(second.account.changes).toContainEqual({
      line: 9,
      kind: 'address',
      what: 'source 1: http://www.a.example.com/x/#s2 → https://a.example.com/x',
    })
  })

  test('keeps each passage of one article under its number, which is told', async () => {
    const page = 'https://a.example.com/x'
    const addresses = [`${page}#:~:text=cheap%20chips`, `${page}#:~:text=fast`, page]
    const list = addresses.map((address, at) => `- [[${at + 1}]:題](${address})`).join('\n')
    const imported = await importText(report(list, '安い[1]。速い[2]。遠い[3]。'))
    expect(addressesByNumber(imported)).toEqual({ 1: addresses[0], 2: addresses[1], 3: page })
    expect(await told(list, 'same-article')).toEqual([
      '9 sources 1 「cheap chips」, 2 「fast」, 3 are one article; each number keeps its own entry and passage',
    ])
  })

  test('that leads to another passage is a source of its own', async () => {
    const folder = contentFolder()
    await importText(report('1. 題 https://a.example.com/x'), { folder, name: 'a.md' })
    const list = '1. 題 https://a.example.com/x#:~:text=route'
    const second = await importText(report(list, '別の文[1]。'), { folder, name: 'b.md' })
    expect(addressesByNumber(second)).toEqual({ 1: 'https://a.example.com/x#:~:text=route' })
  })

  test.each([
    ['――題', 'https://a.example.com/b'],
    ['→題', 'https://a.example.com/b'],
    ['※題', 'https://a.example.com/b'],
    ['/を見る', 'https://a.example.com/b/'],
  ])('ends before %s', async (behind, address) => {
    const imported = await importText(report(`1. 見本 https://a.example.com/b${behind}`))
    expect(addressesByNumber(imported)).toEqual({ 1: address })
  })

  test('may end before Japanese letters or not, which is told', async () => {
    const what =
      'nobody can tell whether 「参照」 is part of https://a.example.com/b参照; put a space where the address ends'
    expect(await told('1. 見本 https://a.example.com/b参照', 'bare-address')).toEqual([
      `9 source 1: ${what}`,
    ])
    const inText = await importText(
      report('1. 題 https://a.example.com/', 'https://b.example.com/c参照です[1]。'),
    )
    expect(inText.account.changes.map(({ kind }) => kind)).toContain('bare-address')
  })

  test.each([
    ['1. A &amp; B &amp;amp; C https://a.example.com/?a=1&amp;b=2', 'A & B &amp; C'],
    ['- [[1]:A &amp; B](https://a.example.com/?a=1&amp;b=2)', 'A & B'],
    ['1. [A &lt;b&gt; B](https://a.example.com/?a=1&amp;b=2)', 'A <b> B'],
    ['[1]: https://a.example.com/?a=1&amp;b=2 "A &amp;amp; B"', 'A &amp; B'],
    [
      '| 番号 | 題 | URL |\n|---|---|---|\n| 1 | A &amp; B | https://a.example.com/?a=1&amp;b=2 |',
      'A & B',
    ],
  ])('and its title have their references read once: %s', async (list, title) => {
    const imported = await importText(report(list))
    expect(Object.values(imported.sources)).toMatchObject([
      { title, URL: 'https://a.example.com/?a=1&b=2' },
    ])
  })
})

test('reads the references of the 元記事 once, and no signs of a quotation, a break or bold', async () => {
  const raw = `${report('1. 題 https://a.example.com/')}\n> > **元記事:** [見本 &amp;amp;\n> > **通信**<br>の題](https://b.example.com/?a=1&amp;b=2)\n`
  expect((await importText(raw)).data.origin).toMatchObject({
    title: '見本 &amp; 通信 の題',
    URL: 'https://b.example.com/?a=1&b=2',
  })
})

describe('the last look', () => {
  const look = (list: string, url: string) => {
    const read = readRawReport(report(list))
    return standsInRaw(read, read.sources.byNumber.get(1)?.offset ?? 0, url)
  }
  const archived = 'https://web.archive.org/web/2024/https://a.example.com/?utm_source=x&id=5'

  test.each([
    [`1. 題 ${archived}`, archived],
    ['1. 題 https://a.example.com/x_(1)', 'https://a.example.com/x_(1)'],
    ['1. [題](https://a.example.com/x\\_y)。', 'https://a.example.com/x_y'],
    ['1. 題 https://a.example.com/x?utm_source=x', 'https://a.example.com/x'],
    ['1. 題 http://www.a.example.com/x', 'https://a.example.com/x/'],
  ])('finds in %s the address %s', (list, url) => expect(look(list, url)).toBe(true))

  test.each([
    [`1. 題 ${archived}`, 'https://web.archive.org/web/2024/https://a.example.com/?id=5'],
    [`1. 題 ${archived}`, 'https://a.example.com/?utm_source=x&id=5'],
    ['1. 題 https://a.example.com/x#:~:text=route', 'https://a.example.com/x'],
    ['1. 題 https://a.example.com/x_(1)', 'https://a.example.com/x_(1'],
    ['1. 題 https://a.example.com/?a[]=1', 'https://a.example.com/?a'],
    ['1. 題 https://a.example.com/x?id=5', 'https://a.example.com/x'],
    ['1. 題 https://a.example.com/?q=5%22', 'https://a.example.com/?q=5'],
    ["- [[1]:題](https://a.example.com/x')", 'https://a.example.com/x'],
    ['1. 題 https://a.example.com/x/y', 'https://a.example.com/x/'],
    ['1. 題 https://a.example.com/x\n2. 題 https://b.example.com/x', 'https://b.example.com/x'],
  ])('does not find in %s the address %s', (list, url) => expect(look(list, url)).toBe(false))
})
