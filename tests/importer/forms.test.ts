import { describe, expect, test } from 'vitest'
import { addressesByNumber, importText, numbersOf } from './import-text.ts'

const LIST =
  '\n\n#### 参照記事\n- [[1]:https://news.example.com/a](https://news.example.com/a)\n- [[2]:https://news.example.com/b](https://news.example.com/b)\n'

const report = (text: string, list = LIST): string => `# 見本\n\n${text}${list}`

describe('marks in text', () => {
  test.each([
    ['**太字です[1]**。', '**太字です[@example-news]**。'],
    ['（括弧[1]）', '（括弧[@example-news]）'],
    ['範囲[1～2]。', '範囲[@example-news; @example-news-b]。'],
    ['二重[1, 1]。', '二重[@example-news][@example-news]。'],
    ['[1]:順守という説明です。', '[@example-news]\\:順守という説明です。'],
    ['増加です[2](速報値)。', '増加です[@example-news-b]\\(速報値)。'],
    [
      '| a | b |\n|---|---|\n| 一[1] | 二[2] |',
      '| a | b |\n|---|---|\n| 一[@example-news] | 二[@example-news-b] |',
    ],
    [
      '[この記事[1]](https://news.example.com/x)',
      '[この記事](https://news.example.com/x)[@example-news]',
    ],
    [
      'https://news.example.com/x[1]。',
      '[https://news.example.com/x](https://news.example.com/x)[@example-news]。',
    ],
    [
      '[2025]年の`rows[1]`と第[1](https://docs.example.com/v1)版[1]',
      '[2025]年の`rows[1]`と第[1](https://docs.example.com/v1)版[@example-news]',
    ],
    ['面積は5m²です[1]。', '面積は5m²です[@example-news]。'],
    ['[Query]と[要出典]', '[Query]と[要出典]'],
    ['連絡は[@sample_desk]へ', '連絡は\\[@sample_desk]へ'],
  ])('%s', async (raw, body) => {
    const imported = await importText(report(`前文[1][2]。\n\n${raw}`))
    expect(imported.account.reason).toBeUndefined()
    expect(imported.body).toBe(`前文[@example-news][@example-news-b]。\n\n${body}\n`)
  })

  test('keeps 【1】 at the head of a line as the number of a heading', async () => {
    const { account } = await importText(report('本文[1]。\n\n【1】市場の動向'))
    expect(account.marks.left).toMatchObject([{ line: 5, column: 1, text: '【1】' }])
  })

  test('keeps ※1 that a line of the text explains', async () => {
    const { account, body } = await importText(report('増加※1です[1]。\n\n※1 速報値です。'))
    expect(body).toContain('増加※1です')
    expect(account.marks.left).toHaveLength(2)
  })

  test('counts no mark in code', async () => {
    const { account, body } = await importText(
      report('本文[1]。\n\n```js\nrows[2]\n```\n\n    const x = rows[2];'),
    )
    expect(account.marks.found).toBe(1)
    expect(body).toContain('```\nconst x = rows[2];\n```')
  })

  test('tells of a mark that the list lacks and refuses the file', async () => {
    const { account } = await importText(report('本文[1]、続き[7]。'))
    expect(account.reason).toContain('[7] (3:9)')
    expect(account.marks).toMatchObject({ found: 2, resolved: 1 })
  })

  test('keeps a mark in the title out of it', async () => {
    const { account, data } = await importText(`# 見本の題[1]\n\n本文[2]。${LIST}`)
    expect(data.title).toBe('見本の題')
    expect(account.marks.left).toMatchObject([{ text: '[1]', line: 1 }])
  })
})

describe('lists of sources', () => {
  const cases: [string, string, Record<number, string>][] = [
    [
      'English items',
      '\n\n## Works cited\n\n1. A title, accessed May 20, 2025, [https://news.example.com/a](https://news.example.com/a)\n2. Two, https://news.example.com/b',
      { 1: 'A title', 2: 'Two' },
    ],
    [
      'labels before titles',
      '\n\n## Sources\n\n[1] Sample Org. "A title." https://news.example.com/a\n\n[2] [題](https://news.example.com/b)',
      { 1: 'A title', 2: '題' },
    ],
    [
      'titles above addresses',
      '\n\n**参考文献**\n\n- [1] 一番の題\n  https://news.example.com/a\n- [2] 二番の題\n  https://news.example.com/b',
      { 1: '一番の題', 2: '二番の題' },
    ],
    [
      'full-width labels',
      '\n\n■参考文献\n［１］一番、https://news.example.com/a\n［２］二番、https://news.example.com/b',
      { 1: '一番', 2: '二番' },
    ],
    [
      'a table',
      '\n\n## 6. 参考資料\n\n| 番号 | 題名 | URL |\n|---|---|---|\n| 2 | 二番 | https://news.example.com/b |\n| 1 | 一番 | https://news.example.com/a |',
      { 1: '一番', 2: '二番' },
    ],
    [
      'definitions',
      '\n\n[1]: https://news.example.com/a "一番"\n[2]: https://news.example.com/b "二番"',
      { 1: '一番', 2: '二番' },
    ],
    [
      'notes',
      '\n\n[^1]: 一番 https://news.example.com/a\n[^2]: [二番](https://news.example.com/b)',
      { 1: '一番', 2: '二番' },
    ],
    [
      'bullets without numbers',
      '\n\n### 引用元\n- 一番: https://news.example.com/a\n- <https://news.example.com/b>',
      { 1: '一番' },
    ],
    [
      'headings within the list',
      '\n\n## 参考文献\n\n### 一次資料\n1. [一番](https://news.example.com/a)\n\n### 二次資料\n2. [二番](https://news.example.com/b)',
      { 1: '一番', 2: '二番' },
    ],
    [
      'no heading at all',
      '\n\n1. [一番](https://news.example.com/a)\n2. [二番](https://news.example.com/b)',
      { 1: '一番', 2: '二番' },
    ],
  ]
  test.each(cases)('%s', async (_, list, titles) => {
    const imported = await importText(report('甲[1]。乙[2]。', list))
    expect(imported.account.reason).toBeUndefined()
    expect(addressesByNumber(imported)).toEqual({
      1: 'https://news.example.com/a',
      2: 'https://news.example.com/b',
    })
    expect(imported.body).toMatch(/^甲\[@[^\]]*\]。乙\[@[^\]]*\]。\n$/)
    const byAddress = Object.fromEntries(
      Object.values(imported.sources).map(({ URL, title }) => [URL, title]),
    )
    for (const [number, title] of Object.entries(titles))
      expect(byAddress[String(addressesByNumber(imported)[Number(number)])]).toBe(title)
  })

  test('leaves prose that a heading only names a list', async () => {
    const { body, data } = await importText(
      '# 見本\n\n本文です。\n\n## 関連情報\n\n* 来場登録\n* セミナー\n',
    )
    expect(body).toContain('## 関連情報 [#related-information]')
    expect(data.sources).toBeUndefined()
  })

  test('keeps true notes beside citations', async () => {
    const imported = await importText(
      report('甲[1]、性能[^a]。\n\n[^a]: 計算の速さを言います[2]。'),
    )
    expect(imported.body).toContain('性能[^a]。\n\n[^a]: 計算の速さを言います[@example-news-b]。')
    expect(numbersOf(imported)).toEqual([1, 2])
  })

  test('takes [[1]](address) without a list as the list', async () => {
    const imported = await importText('# 見本\n\n甲[[2]](https://news.example.com/b)。\n')
    expect(imported.data.sources).toEqual([{ 2: 'example-news-b' }])
    expect(imported.body).toBe('甲[@example-news-b]。\n')
  })

  test('gives two numbers of one article an entry each and says so', async () => {
    const list =
      '\n\n### 出典\n1. https://news.example.com/a\n2. https://www.news.example.com/a/?utm_source=rss'
    const imported = await importText(report('甲[1]乙[2]', list))
    expect(new Set(imported.data.sources as string[]).size).toBe(2)
    expect(addressesByNumber(imported)[2]).toBe('https://www.news.example.com/a/')
    expect(imported.account.changes).toContainEqual(
      expect.objectContaining({ kind: 'same-article', what: expect.stringContaining('1, 2') }),
    )
  })

  test('drops no address that is hostile into the registry', async () => {
    const list =
      '\n\n### 出典\n1. [一](javascript:alert(1))\n2. [二](https://user:pass@news.example.com/)\n3. [三](data:text/html,x)'
    const { sources } = await importText(report('甲[1]乙[2]', list))
    expect(JSON.stringify(sources)).not.toMatch(/javascript|pass@|data:text/)
    expect(Object.values(sources).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['一', '二', '三']),
    )
  })
})

describe('titles, dates, headings', () => {
  test.each([
    '見本電機: 衝撃の値下げ',
    '株価 #急落 の理由',
    '[速報] 値下げ',
    '@見本 の発言',
    '*強調*された題',
    '`npm` の話',
    '%表示の罠',
    '- で始まる題',
    '"引用"で始まる題',
    '円記号\\と逆斜線',
    '2025',
    'true',
    'null',
    '!速報',
    '{中括弧}の題',
    'タブ\tを含む題',
  ])('takes the title %s letter by letter', async (title) => {
    const { data } = await importText(`# ${title}\n\n本文です。\n`)
    expect(data.title).toBe(title)
  })

  test('takes bold off a title, and the first heading where there is no h1', async () => {
    expect((await importText('# **太い題**\n\n本文。\n')).data.title).toBe('太い題')
    const imported = await importText('### 題\n\n#### はじめに\n本文。\n\n###### 深い\n\n本文。\n')
    expect(imported.data.title).toBe('題')
    expect(imported.body).toBe(
      '## はじめに [#introduction]\n本文。\n\n### 深い [#fukai]\n\n本文。\n',
    )
  })

  test('takes the original title where only common headings stand', async () => {
    const { data } = await importText(
      '## はじめに\n\n本文。\n\n## 結論\n\n本文。\n\n**元記事:** [記事|の [速報]\n 題](https://news.example.com/o)\n',
    )
    expect(data.title).toBe('記事|の [速報] 題')
  })

  test.each([
    ['AI_1739549501.md', '', undefined, '2025-02-15'],
    ['AI_1739545200.md', '', undefined, '2025-02-15'],
    ['2024-12-31-note.md', '', undefined, '2024-12-31'],
    ['x.md', '---\ndate: 2025-02-10T20:30:00Z\n---\n', undefined, '2025-02-11'],
    ['x_1739549501.md', '', '2025-03-01', '2025-03-01'],
    ['x.md', '', undefined, '2026-04-01'],
  ])('dates %s', async (name, front, date, published) => {
    const { data, account } = await importText(`${front}# 題\n\n本文。\n`, {
      name,
      ...(date ? { date } : {}),
    })
    expect(data.published).toBe(published)
    expect(account.changes.some(({ kind }) => kind === 'date')).toBe(true)
  })

  test('gives anchors from the glossary, by reading, and numbered', async () => {
    const { body } = await importText(
      '# 題\n\n## 1. はじめに\n文。\n\n## 市場支配力の強化\n文。\n\n## 結論\n文。\n\n## 結論\n文。\n\n## ？？？\n文。\n',
    )
    expect([...body.matchAll(/\[#([^\]]*)\]/g)].map(([, id]) => id)).toEqual([
      'introduction',
      'shijou-shihairyoku-kyouka',
      'conclusion',
      'conclusion-2',
      'part-1',
    ])
  })

  test('reads frontmatter and says what it has no place for', async () => {
    const { data, account } = await importText(
      '---\ntitle: "題: 副題"\ntags: [AI, 半導体]\nlayout: post\n---\n\n本文です。この行は見出しを持たない報告の文で、十分な長さがあります。'.padEnd(
        260,
        'あ',
      ),
    )
    expect(data).toMatchObject({ title: '題: 副題', topics: ['AI', '半導体'] })
    expect(account.changes).toContainEqual({
      line: 4,
      kind: 'frontmatter',
      what: 'field `layout` left out: post',
    })
  })

  test('refuses broken frontmatter with its line and the advice to quote', async () => {
    const { account } = await importText('---\ntitle: 見本電機: 値下げ\n---\n\n本文\n')
    expect(account.reason).toMatch(/line 2.*quotes/)
  })
})

describe('what MDX and the site read otherwise', () => {
  const bodies: [string, string, string][] = [
    [
      '<br> in cells and lists',
      '- 一<br>- 二\n\n| a | b |\n|---|---|\n| 一<br>二 | 三 |',
      '- 一<Br />- 二\n\n| a | b |\n|---|---|\n| 一<Br />二 | 三 |',
    ],
    [
      'HTML as typed',
      'この<b>太字</b>と<font color="red">赤</font>',
      'この\\<b>太字\\</b>と\\<font color="red">赤\\</font>',
    ],
    [
      'a line right under a paragraph',
      '前の文です。\n---\n次の文です。',
      '前の文です。\n\n---\n次の文です。',
    ],
    [
      'an image elsewhere',
      '![図](https://img.example.com/a.png)',
      '[図](https://img.example.com/a.png)',
    ],
    ['a placeholder link', '[題](リンク先URL)と[甲](mailto:a@example.com)', '題と甲'],
    [
      'a link to a heading',
      '[結論へ](#結論)\n\n## 結論\n文。',
      '[結論へ](#conclusion)\n\n## 結論 [#conclusion]\n文。',
    ],
    [
      'a note without mark',
      '文。\n\n[^9]: 誰も指さない注です。',
      '文。\n\n\\[^9]: 誰も指さない注です。',
    ],
    ['a tilde', '値幅は10~20%、納期は3~5日', '値幅は10~20%、納期は3~5日'],
    ['cite_start', '[cite_start]文です。', '文です。'],
    ['decomposed and invisible letters', 'か\u3099そ\u200Bう', 'がそう'],
  ]
  test.each(bodies)('%s', async (_, raw, body) => {
    const imported = await importText(`# 題\n\n${raw}\n`)
    expect(imported.account.reason).toBeUndefined()
    expect(imported.body).toBe(`${body}\n`)
  })

  test('unwraps a report that stands in a code fence', async () => {
    const { body } = await importText('```markdown\n# 題\n\n文です。\n\n```js\nx[1]\n```\n```\n')
    expect(body).toBe('文です。\n\n```js\nx[1]\n```\n')
  })

  test('repairs garbled text only where it is certain', async () => {
    const garble = (text: string) => Buffer.from(text).toString('latin1')
    const { body, account } = await importText(
      `# 題\n\n${garble('価格は下がりました。')}\n\nCafé à la carte\n`,
    )
    expect(body).toBe('価格は下がりました。\n\nCafé à la carte\n')
    expect(account.changes).toContainEqual(expect.objectContaining({ line: 3, kind: 'repaired' }))
  })
})

test.each([
  ['behind the item', '- [乙](https://b.example.com/) [2]\n- [甲](https://a.example.com/) [1]'],
  ['right before a link', '- [2][乙](https://b.example.com/)\n- [1][甲](https://a.example.com/)'],
  ['in a circle', '- ②[乙](https://b.example.com/)\n- ①[甲](https://a.example.com/)'],
  ['escaped', '2\\. [乙](https://b.example.com/)\n\n1\\. [甲](https://a.example.com/)'],
  ['behind a bare address', '- https://b.example.com/ 【2】\n- https://a.example.com/ 【1】'],
])('numbers a source by its label %s, not by its place', async (_, list) => {
  const imported = await importText(`# 題\n\n本文[1][2]。\n\n## 出典\n\n${list}\n`)
  expect(addressesByNumber(imported)).toEqual({
    1: 'https://a.example.com/',
    2: 'https://b.example.com/',
  })
})
