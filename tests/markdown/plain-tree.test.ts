import { expect, test } from 'vitest'
import { ID_PREFIX_PLACEHOLDER, IMAGE_PLACEHOLDER } from '../../src/citations/site-placeholder.ts'
import { renderText } from './render.ts'

const markdownOf = async (text: string): Promise<string> =>
  ((await renderText(text)).rendered?.markdown ?? '').trim().replaceAll(ID_PREFIX_PLACEHOLDER, '')

test.each([
  ['費用[@s4]。', '費用[\\[4\\]](#source-4)。'],
  ['費用[@s4][@s1]。', '費用[\\[4\\]](#source-4)[\\[1\\]](#source-1)。'],
  ['費用[参照 @s4, p. 3; @s1]。', '費用[\\[参照 4, p. 3\\]](#source-4)[\\[1\\]](#source-1)。'],
  ['費用[@s4, a_b_c]。', '費用[\\[4, a\\_b\\_c\\]](#source-4)。'],
  ['**費用[@s4]**。', '**費用[\\[4\\]](#source-4)**。'],
  ['\\[4\\]の話。', '\\[4]の話。'],
])('each mark of %s is a link to its entry', async (text, markdown) => {
  expect(await markdownOf(text)).toBe(markdown)
})

test.each([
  ['{東京|とうきょう}の話。', '東京（とうきょう）の話。'],
  ['{東京|とう|きょう}の話。', '東京（とうきょう）の話。'],
  ['**{典拠|てんきょ}**の話。', '**典拠（てんきょ）**の話。'],
])('readings of %s stand in brackets behind the word', async (text, markdown) => {
  expect(await markdownOf(text)).toBe(markdown)
})

test('the explanation of a term stands behind it', async () => {
  expect(await markdownOf('学習より<Term note="答えを出す*処理*。">推論</Term>の話。')).toBe(
    '学習より推論（答えを出す\\*処理\\*。）の話。',
  )
})

test('a figure is an image that waits for its address, with its caption', async () => {
  expect(await markdownOf('<Figure src="./費用 1.png" alt="[費用]の図">説明[@s4]。</Figure>')).toBe(
    `![\\[費用\\]の図](${IMAGE_PLACEHOLDER}${encodeURIComponent('./費用 1.png')})\n\n説明[\\[4\\]](#source-4)。`,
  )
})

test('ids and names of notes have room for a prefix, which widens no table', async () => {
  const { rendered } = await renderText(
    '| 甲 | 乙 |\n|---|---|\n| 表[@s1][^n] | 二 |\n\n[^n]: 注。\n',
  )
  const [id, name] = [`#${ID_PREFIX_PLACEHOLDER}source-1`, `[^${ID_PREFIX_PLACEHOLDER}n]`]
  expect(rendered?.markdown).toBe(
    `| 甲                       | 乙 |\n| ----------------------- | - |\n| 表[\\[1\\]](${id})${name} | 二 |\n\n${name}: 注。\n`,
  )
})

test('the page itself stays as it was', async () => {
  const { rendered } = await renderText('{東京|とうきょう}の<Term note="説明。">推論</Term>[@s4]。')
  expect(rendered?.html).toContain('<ruby>東京<rp>（</rp><rt>とうきょう</rt>')
  expect(rendered?.html).not.toContain('推論（説明。）')
})
