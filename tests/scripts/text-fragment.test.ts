import { expect, test } from 'vitest'
import { textFragment, wholeWords } from '../../src/scripts/text-fragment.ts'

const TEXT =
  '特に、CUDAプラットフォームがその強みです[5]。一方、推論タスクにおいて競争力を与えています[5]。'

const fragmentOf = (passage: string, text = TEXT): string => {
  const start = text.indexOf(passage)
  return decodeURIComponent(textFragment(text, start, start + passage.length))
}

test('names a short passage whole', () => {
  expect(fragmentOf('推論タスク')).toBe(':~:text=推論タスク')
})

test('takes the whole of a word that the selection cuts', () => {
  const start = TEXT.indexOf('ラットフォーム')
  expect(wholeWords(TEXT, start, start + 3)).toEqual([
    TEXT.indexOf('プラットフォーム'),
    TEXT.indexOf('プラットフォーム') + 'プラットフォーム'.length,
  ])
})

test('names first and last words of a passage that holds a mark, without the mark', () => {
  expect(fragmentOf('CUDAプラットフォームがその強みです[5]。一方、推論タスク')).toBe(
    ':~:text=CUDAプラットフォームがその,一方、推論タスク',
  )
})

test('names what stands before where the passage stands twice', () => {
  const text = '費用は高い。別の費用は安い。'
  const start = text.lastIndexOf('費用')
  expect(decodeURIComponent(textFragment(text, start, start + 2))).toBe(':~:text=高い。別の-,費用')
})

test('encodes the signs that mean something in a fragment', () => {
  expect(textFragment('A-B, C&D', 0, 8)).toBe(':~:text=A%2DB%2C%20C%26D')
})

test('has nothing to say of an empty passage', () => {
  expect(textFragment(TEXT, 3, 3)).toBe('')
})
