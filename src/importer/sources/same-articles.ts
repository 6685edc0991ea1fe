import { articleAddress, passageOf } from '../../citations/article-address.ts'
import type { Change } from '../write/account.ts'
import type { SourceItem } from './source-item.ts'

const decoded = (words: string): string => {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}

/** The words of a passage as somebody reads them: `:~:text=cheap%20chips` is 「cheap chips」. */
const passageWords = (address: string): string | undefined => {
  const texts = [...passageOf(address).matchAll(/text=([^&]*)/g)].map(([, words = '']) =>
    decoded(words).slice(0, 40),
  )
  return texts.length === 0 ? undefined : `「${texts.join('」「')}」`
}

/**
 * Tells of numbers of a list that are one article. A report lists a key once and a number is for ever,
 * so each number keeps an entry of its own, which leads to the passage that the list names.
 */
export const sameArticles = (
  byNumber: ReadonlyMap<number, SourceItem>,
  lineOf: (offset: number) => number,
): Change[] => {
  const groups = new Map<string, { number: number; item: SourceItem; address: string }[]>()
  for (const [number, item] of byNumber) {
    const { address } = item
    if (address === undefined) continue
    const article = articleAddress(address)
    groups.set(article, [...(groups.get(article) ?? []), { number, item, address }])
  }
  return [...groups.values()].flatMap((group): Change[] => {
    const [first, second] = group
    if (!first || !second) return []
    const named = group.map(({ number, address }) =>
      [number, passageWords(address) ?? ''].join(' ').trim(),
    )
    const hasPassages = group.some(({ address }) => passageWords(address) !== undefined)
    const kept = hasPassages ? 'its own entry and passage' : 'its own entry'
    const what = `sources ${named.join(', ')} are one article; each number keeps ${kept}`
    return [{ line: lineOf(first.item.offset), kind: 'same-article', what }]
  })
}
