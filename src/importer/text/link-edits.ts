import type { Link } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isNumber, type Layout, type Placed } from '../read/layout.ts'
import { type Span, Spans } from '../read/raw-markdown.ts'
import { cleanAddress, findBareAddress, isLinkable } from '../sources/addresses.ts'
import { isPlaceholderAddress } from '../sources/placeholders.ts'
import { type BodyEdit, excerpt } from './body-edit.ts'

const shownAddress = (address: string): string => address.replace(/[\\[\]*`{<~]/g, '\\$&')

/** An address as text and link at once, which MDX has no shorter form for. */
const explicitLink = (address: string): string => `[${shownAddress(address)}](${address})`

const plainLink = (text: string, link: Placed<Link>, kind: string): BodyEdit[] => {
  const { start, end, inner, node } = link
  const what = `no link any more: ${excerpt(text.slice(start, end), 80)} (${excerpt(node.url)})`
  if (!inner) return [{ start, end, text: '', kind, what }]
  return [
    { start, end: inner.start, text: '', kind, what },
    { start: inner.end, end, text: '' },
  ]
}

const linkEdit = (
  text: string,
  link: Placed<Link>,
  anchorOf: (hash: string) => string | undefined,
): BodyEdit[] => {
  const { start, end, inner, node } = link
  if (node.url.startsWith('#')) {
    const anchor = anchorOf(node.url.slice(1))
    if (anchor === undefined) return plainLink(text, link, 'link')
    return inner ? [{ start: inner.end, end, text: `](#${anchor})` }] : []
  }
  const address = cleanAddress(node.url)
  if (!isLinkable(address)) return plainLink(text, link, 'link')
  if (isPlaceholderAddress(address)) return plainLink(text, link, 'placeholder-address')
  const shown = inner ? text.slice(inner.start, inner.end) : ''
  const handle = shown.startsWith('@') ? [{ start: start + 1, end: start + 1, text: '\\' }] : []
  return address === node.url || !inner
    ? handle
    : [
        ...handle,
        {
          start: inner.end,
          end,
          text: `](${address})`,
          kind: 'link',
          what: `address mended: ${excerpt(node.url, 200)} → ${excerpt(address, 200)}`,
        },
      ]
}

const autolinkEdit = (text: string, { start, end, node }: Placed<Link>): BodyEdit => {
  const address = text.slice(start + 1, end - 1)
  const line = { start, end, kind: 'autolink', what: `<${excerpt(address, 80)}>` }
  return isLinkable(node.url)
    ? { ...line, text: explicitLink(address) }
    : { ...line, text: address }
}

const unescaped = (address: string): string => address.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** Exporters escape addresses in running text too, which breaks them. */
const mendBareLink = (text: string, start: number, end: number): BodyEdit[] => {
  const found = findBareAddress(text.slice(start, end))
  const written = found?.start === 0 ? text.slice(start, start + found.end) : ''
  const address = unescaped(written)
  if (address === written || !isLinkable(address)) return []
  return [
    {
      start,
      end: start + written.length,
      text: explicitLink(address),
      kind: 'link',
      what: `address mended: ${excerpt(written, 200)} → ${excerpt(address, 200)}`,
    },
  ]
}

/** Nothing is changed where nobody can tell whether letters are part of an address; it is told. */
const doubtEdit = (text: string, start: number, end: number): BodyEdit[] => {
  const { doubt, address } = findBareAddress(text.slice(start, end)) ?? {}
  const what = `nobody can tell whether 「${doubt}」 is part of ${address}; put a space where the address ends`
  return doubt === undefined ? [] : [{ start, end: start, text: '', kind: 'bare-address', what }]
}

/** A mark right behind a bare address would be read as part of it: the address gets its own brackets. */
const bareLinkEdit = (
  text: string,
  { start, end }: Placed<Link>,
  markStarts: ReadonlySet<number>,
): BodyEdit[] => {
  for (let at = start + 8; at <= end; at++)
    if (markStarts.has(at)) {
      const found = findBareAddress(text.slice(start, at))
      // The site parts the mark by itself, and warns where nobody can tell where the address ends.
      if (found?.end !== at - start || found.doubt !== undefined) break
      const address = unescaped(text.slice(start, at))
      return isLinkable(address) ? [{ start, end: at, text: explicitLink(address) }] : []
    }
  return [...doubtEdit(text, start, end), ...mendBareLink(text, start, end)]
}

/** A definition that leads nowhere on the web shows nothing and is left out. */
const definitionEdits = (text: string, { definitions, images }: Layout): BodyEdit[] =>
  definitions
    .filter(({ node }) => !isLinkable(cleanAddress(node.url)))
    .map(({ start, end, node: { identifier } }) => {
      const isOfImage = images.some(
        ({ node }) => node.type === 'imageReference' && node.identifier === identifier,
      )
      const what = isOfImage
        ? 'where an image lies, taken out of the text'
        : 'a definition that leads nowhere left out'
      return {
        start,
        end,
        text: '',
        kind: isOfImage ? 'image' : 'link',
        what: `${what}: ${excerpt(text.slice(start, end), 80)}`,
      }
    })

/** `[text][1]` led through a definition that is a source now, or nowhere: the link stands alone. */
const referenceEdits = (text: string, layout: Layout, removed: Spans): BodyEdit[] => {
  const definitions = new Map(
    layout.definitions.map((definition) => [definition.node.identifier, definition]),
  )
  return layout.references.flatMap(({ node, inner, start, end }): BodyEdit[] => {
    if (!inner || isNumber(text, inner)) return []
    const definition = definitions.get(node.identifier)
    if (!definition) return []
    const address = cleanAddress(definition.node.url)
    const what = `link by reference written out: ${excerpt(toString(node))}`
    if (!isLinkable(address))
      return [
        {
          start,
          end: inner.start,
          text: '',
          kind: 'link',
          what: `no link any more: ${excerpt(toString(node))}`,
        },
        { start: inner.end, end, text: '' },
      ]
    if (!removed.touching(definition.start, definition.end)) return []
    return [{ start: inner.end, end, text: `](${address})`, kind: 'link', what }]
  })
}

/**
 * Links and addresses as the site takes them: only http and https addresses and the page's own headings
 * are linked.
 */
export const linkEdits = (
  text: string,
  layout: Layout,
  removed: Spans,
  marks: readonly Span[],
  kept: readonly Span[],
  anchorOf: (hash: string) => string | undefined,
): BodyEdit[] => {
  const markStarts = new Set(marks.map(({ start }) => start))
  const inMark = new Spans()
  for (const { start, end } of marks) inMark.add({ start, end })
  const everyStart = new Set([...marks, ...kept].map(({ start }) => start))
  return [
    ...layout.links
      .filter(({ start }) => !markStarts.has(start))
      .flatMap((link) => linkEdit(text, link, anchorOf)),
    ...layout.autolinks.map((link) => autolinkEdit(text, link)),
    ...layout.bareLinks
      .filter(({ start }) => !inMark.touching(start, start + 1))
      .flatMap((link) => bareLinkEdit(text, link, everyStart)),
    ...referenceEdits(text, layout, removed),
    ...definitionEdits(text, layout),
  ]
}
