const segmenter = new Intl.Segmenter('ja', { granularity: 'sentence' })

const OPENING = '「『（【〈《〔［'
const CLOSING = '」』）】〉》〕］'
const ENDS = '。！？'
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Parts text behind 。！？ that stand outside brackets. The segmenter of Intl parts within quotations and
 * leaves an opening bracket with the sentence before it.
 */
const partsOf = (text: string, brackets: boolean): string[] => {
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? ''
    if (brackets && OPENING.includes(sign)) depth++
    if (brackets && CLOSING.includes(sign)) depth = Math.max(0, depth - 1)
    const next = text[i + 1] ?? ''
    if (depth > 0 || !ENDS.includes(sign) || ENDS.includes(next) || CLOSING.includes(next)) continue
    parts.push(text.slice(start, i + 1))
    start = i + 1
  }
  // A bracket that is never closed would hold all that follows it.
  if (depth > 0) return partsOf(text, false)
  if (start < text.length) parts.push(text.slice(start))
  return parts
}

const inOtherScript = (part: string): string[] =>
  JAPANESE.test(part) ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)

/** The sentences of a text, in order; joined they are the text. */
export const sentences = (text: string): string[] => partsOf(text, true).flatMap(inOtherScript)

let known: { text: string; parts: string[] } = { text: '', parts: [] }

/** The sentences of the text that was last asked for: a block is asked once for each of its marks. */
const knownSentences = (text: string): string[] => {
  if (known.text !== text) known = { text, parts: sentences(text) }
  return known.parts
}

/**
 * The sentence that a mark belongs to: the one that ends at `offset`, or else surrounds it.
 * @param text the block's text without marks
 * @param offset where the mark stood, in UTF-16 units
 */
export const sentenceAt = (text: string, offset: number): string => {
  const last = Math.max(0, Math.min(offset, text.length) - 1)
  let end = 0
  const sentence = knownSentences(text).find((part) => {
    end += part.length
    return last < end
  })
  return (sentence ?? text).trim()
}

/** The first sentence of a text; empty where it has none. */
export const firstSentence = (text: string): string => sentenceAt(text.trim(), 0)
