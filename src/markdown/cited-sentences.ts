import type { Element, Root } from 'hast'
import { firstSentence, sentenceAt } from '../japanese/sentences.ts'
import { quotedPassages } from './quoted-source.ts'
import type { ReportContext } from './report-context.ts'
import { cellClaim, cellNames } from './table-claims.ts'
import type { Block } from './text-blocks.ts'
import { SKIP, visit } from './visit.ts'
import { words } from './words.ts'

/** What the marks of a block stand for, by where they stand in its text. */
type Claims = (text: string, offset: number) => string

/** Where the words of a block alone would not say what is claimed: cells of tables, captions of quotations. */
const claimsElsewhere = (tree: Root): Map<Element, Claims> => {
  const claims = new Map<Element, Claims>()
  visit(tree, 'element', (element) => {
    for (const [caption, passage] of quotedPassages(element)) claims.set(caption, () => passage)
    if (element.tagName !== 'table') return
    for (const [cell, names] of cellNames(element))
      claims.set(cell, (text, offset) => cellClaim(names, sentenceAt(text, offset)))
  })
  return claims
}

/** The first sentence of the text, outside of boxes. */
const beginningOf = (tree: Root): string => {
  let found = ''
  visit(tree, 'element', (node) => {
    if (found !== '' || node.tagName === 'aside' || node.tagName === 'section') return SKIP
    if (node.tagName === 'p') found = firstSentence(words(node))
    return undefined
  })
  return found
}

/** Notes for each citation its section and sentence, and of the whole text its first sentence and length. */
export const noteSentences = (
  tree: Root,
  blocks: readonly Block[],
  report: ReportContext,
): void => {
  const citations = new Map(report.citations.map((citation) => [citation.id, citation]))
  const elsewhere = claimsElsewhere(tree)
  for (const { element, section, words } of blocks) {
    const claimOf = elsewhere.get(element) ?? sentenceAt
    for (const { id, offset } of words.marks) {
      const citation = citations.get(id)
      if (citation) Object.assign(citation, { section, sentence: claimOf(words.text, offset) })
    }
  }
  report.firstSentence = beginningOf(tree)
  report.characters = words(tree).replace(/\s/g, '').length
}
