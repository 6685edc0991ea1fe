import { clustersOf, settable } from './clusters.ts'
import { fontFor } from './fonts.ts'

/**
 * What to say of a text that stands on a card, where no font of the cards has one of its letters;
 * undefined where all are there.
 */
export const cardLetterFault = (text: string): string | undefined => {
  const missing = new Set(clustersOf(settable(text)).filter((cluster) => !fontFor(cluster)))
  if (missing.size === 0) return undefined
  const named = [...missing].map((cluster) => {
    const codes = [...cluster].map(
      (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    return `「${cluster}」 (${codes.join(' ')})`
  })
  return `Unexpected letter ${named.join(', ')}, expected letters that the fonts of the card have; a card shows a box there`
}
