import { describe, expect, test } from 'vitest'
import { components } from '../../src/markdown/components/all.ts'
import { htmlOf, messagesOf, plainHtmlOf, renderText } from './render.ts'

const without = (html: string): string =>
  html.replace(/\n/g, '').replace(/ (?:id|href|role|aria-label|class)="[^"]*"/g, '')

describe('a reading above a word', () => {
  test.each([
    ['{漢字|かんじ}を', '<p><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>を</p>'],
    [
      '{東京|とう|きょう}',
      '<p><ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp>京<rp>（</rp><rt>きょう</rt><rp>）</rp></ruby></p>',
    ],
    [
      '**{CUDA|クーダ}**',
      '<p><strong><ruby>CUDA<rp>（</rp><rt>クーダ</rt><rp>）</rp></ruby></strong></p>',
    ],
    ['`{漢字|かんじ}`', '<p><code>{漢字|かんじ}</code></p>'],
    ['\\{漢字|かんじ}', '<p>{漢字|かんじ}</p>'],
  ])('%s', async (text, html) => {
    expect(await htmlOf(text.replace('\\{漢字|かんじ}', '\\{漢字|かんじ\\}'))).toBe(html)
  })

  test('works in a cell of a table', async () => {
    expect(await htmlOf('| 語 |\n| --- |\n| {漢字|かんじ} |')).toContain('<td><ruby>漢字<rp>')
  })

  test('stays out of the contents and of quoted sentences', async () => {
    const { rendered } = await renderText(
      '## {拠|よりどころ}とは [#basis]\n\n{典拠|てんきょ}を示す[@s1]。',
    )
    expect([rendered?.outline[0]?.text, rendered?.citations[0]?.sentence]).toEqual([
      '拠とは',
      '典拠を示す。',
    ])
  })

  test.each(['{a|b}', '{漢字}', '{漢字|alert(1)}', '{1 | 2}'])(
    '%s is still refused',
    async (text) => {
      expect((await messagesOf(`本文${text}`)).join()).toContain('(no-code)')
    },
  )
})

describe('components', () => {
  test('a quotation stands over its medium and number', async () => {
    expect(
      without(await plainHtmlOf('<Quote source="s4" locator="p. 3">\n\n費用は一割。\n\n</Quote>')),
    ).toBe(
      '<figure><blockquote><p>費用は一割。</p></blockquote><figcaption>― <span>見本通信</span><a>[4, p. 3]</a></figcaption></figure>',
    )
  })

  test('a table has its caption, which names the part that scrolls', async () => {
    expect(
      await htmlOf('<DataTable caption="費用">\n\n| 年 |\n| --- |\n| 2024 |\n\n</DataTable>'),
    ).toContain(
      '<figcaption>費用</figcaption><div class="table-scroll" role="region" aria-label="費用" tabindex="0">',
    )
  })

  test('a timeline is a list with its dates', async () => {
    expect(
      without(await plainHtmlOf('<Timeline>\n<Event date="2022-10">規制。</Event>\n</Timeline>')),
    ).toBe('<ol><li><div><time datetime="2022-10">2022年10月</time></div><p>規制。</p></li></ol>')
  })

  test('a comparison has its sides by name', async () => {
    expect(
      await htmlOf(
        '<Comparison>\n<Side title="甲">一。</Side>\n<Side title="乙">二。</Side>\n</Comparison>',
      ),
    ).toContain('<div role="group" aria-label="甲"><p class="side-title">甲</p><p>一。</p></div>')
  })

  test('a term leads to its explanation behind the paragraph', async () => {
    expect(await htmlOf('AIの<Term note="答えを出させる処理。">推論</Term>の費用。')).toBe(
      '<div class="noted"><p>AIの<a class="term" href="#term-1" role="doc-glossref">推論</a>の費用。</p><aside class="term-notes" aria-label="語の説明"><p class="term-note" id="term-1"><b>推論</b>　答えを出させる処理。</p></aside></div>',
    )
  })

  test('a note stands beside its paragraph too, without an id of its own', async () => {
    expect(await htmlOf('本文[^1]。\n\n[^1]: 注の文[@s1]。')).toContain(
      '<p class="side-sources" aria-hidden="true"><span class="side-note"><b>注1</b> <span>注<span class="nowrap">の文[1]。</span></span></span></p>',
    )
  })
})

describe('refused with its place', () => {
  test.each([
    ['<Quote>文</Quote>', '6:1 <Quote>: Missing field `source`'],
    ['<Quote source="none">\n\n文。\n\n</Quote>', '6:1 Unexpected citation key `none`'],
    ['<DataTable>\n\n| 甲 |\n| --- |\n\n</DataTable>', '6:1 <DataTable>: Missing field `caption`'],
    [
      '<Event date="2022">文</Event>',
      '6:1 Unexpected <Event> outside of <Timeline>, expected it within',
    ],
    [
      '<Timeline>\n\n文。\n\n</Timeline>',
      '6:1 Unexpected content of <Timeline>, expected <Event>…</Event> alone',
    ],
    [
      '<Timeline></Timeline>',
      '6:1 Unexpected emptiness of <Timeline>, expected <Event>…</Event> alone',
    ],
    [
      '<Timeline>\n<Event date="2022-13">文</Event>\n</Timeline>',
      '7:8 <Event>: Unexpected `2022-13`',
    ],
    [
      '<Side title="甲">文</Side>',
      '6:1 Unexpected <Side> outside of <Comparison>, expected it within',
    ],
    ['<Term>語</Term>', '6:1 <Term>: Missing field `note`'],
    ['<Timelin></Timelin>', '6:1 Unexpected component <Timelin>'],
  ])('%s', async (text, message) => {
    expect((await messagesOf(text))[0]?.slice(0, message.length)).toBe(message)
  })
})

test.each([...components].filter(([, { example }]) => example !== undefined))(
  'the example of %s is published as it stands',
  async (_, { example = '' }) => {
    expect(
      await messagesOf(example.replaceAll('sample-report', 's1').replaceAll('"s1"', '"s1"')),
    ).toEqual([])
  },
)
