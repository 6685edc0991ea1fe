import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { isSameLanguage, OWN } from '../japanese/language.ts'
import { toEntry } from '../schemas/page-ids.ts'
import { numberedPieces } from './cite-text.ts'
import type { NumberedSource } from './view.ts'

/** Attributes that mean something in a reader; ids of several reports would clash there. */
const KEPT = new Set([
  'href',
  'src',
  'alt',
  'lang',
  'width',
  'height',
  'colSpan',
  'rowSpan',
  'start',
])
const UNWRAPPED = new Set(['span', 'div'])

const isNoWord = (element: Element): boolean =>
  /^(?:side-sources|correction-mark)$/.test(String(element.properties.className))

/** Whether an element only lands old addresses or offers a break. */
const isEmptyHelp = (element: Element): boolean =>
  element.tagName === 'wbr' || (UNWRAPPED.has(element.tagName) && element.children.length === 0)

const whole = (address: unknown, pageUrl: string): string =>
  new URL(toEntry(String(address)), pageUrl).href

const clean = (element: Element, pageUrl: string): void => {
  element.properties = Object.fromEntries(
    Object.entries(element.properties).filter(([name]) => KEPT.has(name)),
  )
  for (const name of ['href', 'src'] as const)
    if (element.properties[name] !== undefined)
      element.properties[name] = whole(element.properties[name], pageUrl)
}

/** Takes out what only serves the report's own page, and makes every address whole. */
const forReaders = (tree: Root, pageUrl: string): Root => {
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (isNoWord(element) || isEmptyHelp(element)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (UNWRAPPED.has(element.tagName) && element.properties.lang === undefined) {
      parent.children.splice(index, 1, ...element.children)
      return [SKIP, index]
    }
    clean(element, pageUrl)
    return undefined
  })
  return tree
}

const entry = (source: NumberedSource): ElementContent =>
  h('li', [
    ...numberedPieces(source).map(({ text, lang }) =>
      lang === undefined ? text : h('span', { lang }, text),
    ),
    ...(source.URL === null ? [] : [' ', h('a', { href: source.URL }, source.host ?? source.URL)]),
  ])

/**
 * A report's text as a feed reader shows it: marks lead to the entries in the report's page, no id
 * can clash with another report's, and the sources stand at the end.
 * @param html the text as the page shows it
 * @param pageUrl whole address of the report
 * @param language the report's; the list of sources stays in the site's
 */
export const feedContent = (
  html: string,
  pageUrl: string,
  sources: readonly NumberedSource[],
  language: string,
): string => {
  const tree = forReaders(fromHtml(html, { fragment: true }), pageUrl)
  if (!isSameLanguage(language, OWN))
    tree.children = [h('div', { lang: language }, tree.children as ElementContent[])]
  if (sources.length > 0) tree.children.push(h('h2', '典拠'), h('ul', sources.map(entry)))
  return toHtml(tree)
}
