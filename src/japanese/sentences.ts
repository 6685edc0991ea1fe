const segmenter = new Intl.Segmenter('ja', { granularity: 'sentence' })

/** The sentences of a text, in order; joined they are the text. */
export const sentences = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment)

/**
 * The sentence that a mark belongs to: the one that ends at `offset`, or else surrounds it.
 * @param text the block's text without marks
 * @param offset where the mark stood, in UTF-16 units
 */
export const sentenceAt = (text: string, offset: number): string => {
  const last = Math.max(0, Math.min(offset, text.length) - 1)
  return (segmenter.segment(text).containing(last)?.segment ?? text).trim()
}

/** The first sentence of a text; empty where it has none. */
export const firstSentence = (text: string): string => sentenceAt(text.trim(), 0)
