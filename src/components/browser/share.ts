import styles from '../styles/share.css?url'
import { placeOf, readPage } from './page-text.ts'
import { wordsOn } from './page-words.ts'
import { addParagraphLink, paragraphsAct } from './paragraph-links.ts'
import {
  act,
  copy,
  LANGUAGE,
  linksFor,
  make,
  menu,
  nativeShare,
  openAt,
  status,
  waysFor,
} from './share-menu.ts'
import { markdownQuote, type Shared } from './share-targets.ts'
import { textFragment } from './text-fragment.ts'

/**
 * Ways to pass on the report, a section, a paragraph or a quotation. Everything here is added to a page
 * that does without it; a section's address is that of its own page, which shows its own card.
 */

const article = document.querySelector('article')
const prose = document.querySelector<HTMLElement>('.prose')
const canonical =
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
const reportTitle =
  document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content ?? document.title

const sectionAddress = (id: string): string => {
  const heading = document.getElementById(id)
  return heading?.matches('h2, h3')
    ? // The section's page is in the report's folder, and its address ends as the report's does.
      `${canonical.replace(/\/?$/, '/')}${encodeURIComponent(id)}${canonical.endsWith('/') ? '/' : ''}`
    : `${canonical}#${encodeURIComponent(id)}`
}

const sharedSection = (heading: HTMLElement): Shared => ({
  title: `${wordsOn(heading)} — ${reportTitle}`,
  text: `${wordsOn(heading)} — ${reportTitle}`,
  url: sectionAddress(heading.id),
})

const sectionOf = (node: Node): HTMLElement | undefined =>
  [...(prose?.querySelectorAll<HTMLElement>('h2[id], h3[id]') ?? [])].findLast(
    (heading) => heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
  )

const sharedParagraph = (paragraph: HTMLElement): Shared => {
  const section = sectionOf(paragraph)
  const words = section ? `${wordsOn(section)} — ${reportTitle}` : reportTitle
  return { title: words, text: words, url: `${canonical}#${encodeURIComponent(paragraph.id)}` }
}

const addSectionLink = (heading: HTMLElement): void => {
  const words = wordsOn(heading)
  const link = make('a', { className: 'section-link', href: `#${heading.id}`, lang: LANGUAGE })
  link.setAttribute('aria-label', `「${words}」を共有`)
  link.setAttribute('aria-haspopup', 'true')
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.replaceState(history.state, '', link.hash)
    openAt(link.getBoundingClientRect(), waysFor(sharedSection(heading), paragraphsAct(heading)))
  })
  // Read aloud, a heading is its words; what else stands in it is reached by itself.
  heading.setAttribute('aria-label', words)
  heading.append(link)
}

const addReportShare = (): void => {
  const shared = { title: reportTitle, text: reportTitle, url: canonical }
  const button = make(
    'button',
    { type: 'button', className: 'share-report', lang: LANGUAGE },
    'この分析を共有',
  )
  button.setAttribute('aria-haspopup', 'true')
  button.addEventListener('click', () =>
    openAt(button.getBoundingClientRect(), waysFor(shared, paragraphsAct())),
  )
  // At the end of the text, where its coming moves nothing that is being read.
  prose?.append(button)
}

const quoteButton = make(
  'button',
  { type: 'button', className: 'share-quote', hidden: true },
  '引用して共有',
)

/** What is selected in the report's text; undefined where nothing is. */
const selected = (): Range | undefined => {
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
  return range && !range.collapsed && prose?.contains(range.commonAncestorContainer)
    ? range
    : undefined
}

const wordsIn = (range: Range): string => wordsOn(range.cloneContents())

/** A selection's words, with an address that leads there. */
const sharedQuote = (range: Range): Shared & { quote: string } => {
  const quote = wordsIn(range)
  const start = range.startContainer
  const block = (start instanceof Element ? start : start.parentElement)?.closest<HTMLElement>(
    '[id^="p-"]',
  )
  const section = sectionOf(start)
  const { page, places } = readPage(document.body)
  const place = placeOf(range, places)
  const fragment = place ? textFragment(page, ...place) : ''
  const anchor = block?.id ?? section?.id
  const hash = anchor === undefined && fragment === '' ? '' : `#${encodeURIComponent(anchor ?? '')}`
  const where = section ? `${wordsOn(section)} — ${reportTitle}` : reportTitle
  return {
    title: where,
    text: `「${quote}」${where}`,
    url: `${canonical}${hash}${fragment}`,
    quote,
  }
}

const placeQuoteButton = (): void => {
  const range = selected()
  quoteButton.hidden = !range || wordsIn(range) === ''
  if (!range || quoteButton.hidden) return
  const rect = range.getBoundingClientRect()
  quoteButton.style.left = `${Math.max(8, Math.min(rect.left + scrollX, scrollX + innerWidth - 140))}px`
  quoteButton.style.top = `${rect.bottom + scrollY + 8}px`
}

const shareQuote = (): void => {
  const range = selected()
  if (!range) return
  const shared = sharedQuote(range)
  openAt(quoteButton.getBoundingClientRect(), [
    ...nativeShare(shared),
    act('引用とリンクをコピー', () => copy(`${shared.text}\n${shared.url}`)),
    act('Markdownでコピー', () => copy(markdownQuote(shared.quote, shared.title, shared.url))),
    act('リンクをコピー', () => copy(shared.url)),
    ...linksFor(shared),
  ])
}

if (article && prose) {
  document.head.append(make('link', { rel: 'stylesheet', href: styles }))
  for (const heading of prose.querySelectorAll<HTMLElement>('h2[id], h3[id]'))
    if (heading.id !== 'footnote-label') addSectionLink(heading)
  for (const paragraph of prose.querySelectorAll<HTMLElement>('p[id^="p-"], li[id^="p-"]'))
    addParagraphLink(paragraph, wordsOn(paragraph), () => sharedParagraph(paragraph))
  addReportShare()
  quoteButton.addEventListener('pointerdown', (event) => event.preventDefault())
  quoteButton.addEventListener('click', shareQuote)
  document.addEventListener('selectionchange', placeQuoteButton)
  document.querySelector('main')?.append(quoteButton, menu, status)
}
