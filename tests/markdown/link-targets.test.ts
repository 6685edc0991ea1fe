import { expect, test } from 'vitest'
import { htmlOf, messagesOf, renderText } from './render.ts'

const DECOMPOSED = 'データ'.normalize('NFD')

test('says of a link to a place that the report lacks which anchors there are', async () => {
  expect(
    await messagesOf('## 影響 [#impact]\n\n[節](#impacts)と[節](#impact)と[先頭](#)。'),
  ).toEqual([
    '8:1 Unexpected link to `#impacts`, expected an anchor of this report: `#impact`; nearest: `#impact` (link-target)',
  ])
})

test('takes a link to a number of the list, to a mark and to a part of the page', async () => {
  expect(
    await messagesOf(
      '費用[@s1]。[典拠1](#source-1)、[印](#cite-1-a)、[典拠](#sources)、[頂](#top)。',
    ),
  ).toEqual([])
  expect(await messagesOf('費用[@s1]。[典拠9](#source-9)。')).toHaveLength(1)
})

test.each(['データ', DECOMPOSED])(
  'finds a heading without anchor by its words, composed or not: %s',
  async (heading) => {
    for (const link of ['#データ', `#${DECOMPOSED}`, `#${encodeURIComponent('データ')}`])
      expect(await messagesOf(`## ${heading}\n\n[節](${link})`)).toEqual([])
    const html = await htmlOf(`## ${heading}\n\n[節](#${DECOMPOSED})`)
    expect(html).toContain('<h2 id="データ">')
    expect(html).toContain(`href="#${encodeURIComponent('データ')}"`)
  },
)

test("takes the site's own addresses in any script, and tells where they lead", async () => {
  const { rendered, messages } = await renderText(
    '費用[@s1][@s2][@s3][@s4][@s5]。[話題](/topics/推論/)と[乙](../b/#節)と[案内](/about/?a=1#%E7%AF%80)。',
  )
  expect(messages).toEqual([])
  expect(rendered?.links).toEqual([
    { path: '/topics/推論/', anchor: '', line: 6, column: 29 },
    { path: '/reports/b/', anchor: '節', line: 6, column: 47 },
    { path: '/about/', anchor: '節', line: 6, column: 60 },
  ])
})

test.each(['//a.example/x', 'javascript:alert(1)', '/a\\b', 'about', 'ftp://a.example'])(
  'refuses an address that is neither of the site nor http: %s',
  async (address) => {
    expect((await messagesOf(`[題](<${address}>)`)).map((m) => m.split(' ').at(-1))).toEqual([
      '(link-address)',
    ])
  },
)
