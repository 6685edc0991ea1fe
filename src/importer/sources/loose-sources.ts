import { numbersIn } from '../marks/numbers.ts'
import type { Layout } from '../read/layout.ts'
import type { Span } from '../read/raw-markdown.ts'
import { asTyped, cleanAddress, isLinkable } from './addresses.ts'
import { readSourceItem, type SourceItem } from './source-item.ts'

const NUMERIC = /^[0-9０-９]{1,3}$/

/** A note that is a source: an address with a title or a date, and no sentence. */
const isSourceText = (text: string): boolean => {
  if (!/https?:\/\//i.test(text)) return false
  const words = text.replace(/https?:\/\/\S+/gi, '').trim()
  return (
    words.length <= 240 && !/[。！？](?!\s*[」』）)]?\s*$)/u.test(words.replace(/[。]\s*$/, ''))
  )
}

/** Sources that stand as `[1]: address` anywhere. */
export const definitionItems = (layout: Layout, isTaken: (span: Span) => boolean) => {
  const items: SourceItem[] = []
  const spans: Span[] = []
  for (const { node, start, end } of layout.definitions) {
    const address = cleanAddress(node.url)
    if (!NUMERIC.test(node.label ?? '') || !isLinkable(address) || isTaken({ start, end })) continue
    const title = node.title ? ` ${node.title}` : ''
    items.push({
      ...readSourceItem(asTyped(`<${address}>${title}`), start),
      typed: node.url,
      label: numbersIn(node.label ?? '')[0] ?? 0,
    })
    spans.push({ start, end })
  }
  return { items, spans }
}

/** Sources that stand as notes, `[^1]: title address`. */
export const noteItems = (text: string, layout: Layout, isTaken: (span: Span) => boolean) => {
  const items: SourceItem[] = []
  const spans: Span[] = []
  const sourceNotes = new Set<string>()
  for (const { node, start, end, inner } of layout.notes) {
    const content = inner ? text.slice(inner.start, inner.end) : ''
    if (!NUMERIC.test(node.label ?? '') || !isSourceText(content) || isTaken({ start, end }))
      continue
    items.push({ ...readSourceItem(content, start), label: numbersIn(node.label ?? '')[0] ?? 0 })
    spans.push({ start, end })
    sourceNotes.add(node.identifier)
  }
  return { items, spans, sourceNotes }
}

const NUMBER_LINK = /^\\?(\[)?\s*\^?([0-9０-９]{1,3})\s*\\?\]?$/

/**
 * `[[1]](address)` in the text of a report without any list: the marks themselves are the list. With
 * single brackets they are taken only where they count from 1 without a gap.
 */
export const inlineItems = (text: string, layout: Layout): SourceItem[] => {
  let doubled = false
  const items = layout.links.flatMap(({ node, inner, start }): SourceItem[] => {
    const match = inner && NUMBER_LINK.exec(text.slice(inner.start, inner.end))
    const address = cleanAddress(node.url)
    if (!match || !isLinkable(address)) return []
    doubled ||= match[1] !== undefined
    return [
      {
        label: Number((match[2] ?? '').normalize('NFKC')),
        address,
        typed: node.url,
        otherAddresses: [],
        offset: start,
      },
    ]
  })
  const numbers = [...new Set(items.map(({ label = 0 }) => label))].sort((a, b) => a - b)
  const counts = numbers.length > 1 && numbers.every((number, index) => number === index + 1)
  return doubled || counts ? items : []
}
