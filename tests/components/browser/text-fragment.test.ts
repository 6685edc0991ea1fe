import { expect, test } from 'vitest'
import type { PageText } from '../../../src/components/browser/page-text.ts'
import { textFragment } from '../../../src/components/browser/text-fragment.ts'

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** A page of such lines; a line that begins with ~ is shown in some windows only. */
const pageOf = (...lines: string[]): PageText => {
  let text = ''
  const edges: number[] = []
  const fleeting: [number, number][] = []
  for (const written of lines) {
    const line = written.replace(/^~/, '')
    if (line !== written) fleeting.push([text.length, text.length + line.length])
    edges.push(...[...words.segment(line)].map(({ index }) => text.length + index))
    edges.push(text.length + line.length)
    text += `${line}\n`
  }
  return { text, edges, fleeting }
}

const fragmentOf = (page: PageText, passage: string, from = 0): string => {
  const start = page.text.indexOf(passage, from)
  return decodeURIComponent(textFragment(page, start, start + passage.length))
}

const TEXT =
  '特に、CUDAプラットフォームがその強みです[5]。一方、推論タスクにおいて競争力を与えています[5]。'

test('names a short passage whole, with the marks that the browser shows', () => {
  expect(fragmentOf(pageOf(TEXT), '推論タスク')).toBe(':~:text=推論タスク')
  expect(fragmentOf(pageOf(TEXT), '強みです[5]。')).toBe(':~:text=強みです[5]。')
})

test('takes the whole of a word that the selection cuts, without the space round it', () => {
  expect(fragmentOf(pageOf(TEXT), 'ラットフ')).toBe(':~:text=プラットフォーム')
  expect(fragmentOf(pageOf('one two three'), ' two ')).toBe(':~:text=two')
})

test('names first and last words of a long passage, never a mark or a stop alone', () => {
  expect(fragmentOf(pageOf(TEXT), TEXT)).toBe(':~:text=特に、CUDAプラットフォームが,ます[5]。')
})

test('names first and last words of a passage of several lines, without what some windows show only', () => {
  const page = pageOf('費用は高い。', '~[1] 見本新聞', '別の費用は安い。', '~[2] 見本通信')
  expect(fragmentOf(page, '費用は高い。\n[1] 見本新聞\n別の費用は安い。\n[2] 見本')).toBe(
    ':~:text=費用は高い。,費用は安い。',
  )
})

test('names what stands before where the passage stands earlier too', () => {
  const page = pageOf('費用は高い。別の費用は安い。')
  expect(fragmentOf(page, '費用', 5)).toBe(':~:text=高い。別の-,費用')
})

test('names nothing more where the passage stands again only later', () => {
  expect(fragmentOf(pageOf('費用は高い。', '費用は安い。'), '費用')).toBe(':~:text=費用')
})

test('looks for the passage without regard to case', () => {
  const page = pageOf('nvidiaの株。', 'Nvidiaの値。')
  expect(fragmentOf(page, 'Nvidia')).toBe(':~:text=nvidiaの株。-,Nvidia')
})

test('takes what surrounds a line from its neighbours, where every window shows them', () => {
  const lines = ['目次', '費用', '背景', '費用', '費用は高い。']
  expect(fragmentOf(pageOf(...lines), '費用', 8)).toBe(':~:text=背景-,費用')
  expect(fragmentOf(pageOf('費用', '値', '~背景', '費用', '費用は高い。'), '費用', 8)).toBe(
    ':~:text=費用,-費用は高い。',
  )
})

test('shows the text behind a heading that can not be told from its line in the contents', () => {
  const page = pageOf('費用', '値', '~[1] 見本新聞', '費用', '高い。')
  expect(fragmentOf(page, '費用\n高い。')).toBe(':~:text=高い。')
})

test('encodes the signs that mean something in a fragment', () => {
  expect(textFragment(pageOf('A-B, C&D'), 0, 8)).toBe(':~:text=A%2DB%2C%20C%26D')
})

test('has nothing to say where nothing would lead there, or of no words', () => {
  const page = pageOf('費用は高い。', '~margin', '費用は高い。')
  expect(fragmentOf(page, '費用は高い。', 8)).toBe('')
  expect(textFragment(page, 3, 3)).toBe('')
  expect(textFragment(pageOf('甲。'), 1, 2)).toBe('')
})
