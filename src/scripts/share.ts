import styles from '../styles/share.css?url'
import { markdownQuote, type Shared, targetsOf } from './share-targets.ts'
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

const make = <Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  fields: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(tag), fields)
  made.append(...children)
  return made
}

const status = make('p', { className: 'share-status' })
status.setAttribute('role', 'status')

const menu = make('div', { className: 'share-menu', id: 'share', popover: 'auto' })
menu.setAttribute('role', 'group')
menu.setAttribute('aria-label', '共有')

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    status.textContent = 'コピーしました'
  } catch {
    // Without leave for the clipboard the words are shown, to be copied by hand.
    status.textContent = text
  }
  setTimeout(() => {
    status.textContent = ''
  }, 4000)
}

const act = (name: string, run: () => void): HTMLElement => {
  const button = make('button', { type: 'button' }, name)
  button.addEventListener('click', () => {
    menu.hidePopover()
    run()
  })
  return button
}

const nativeShare = (shared: Shared): HTMLElement[] =>
  'share' in navigator
    ? [
        act('共有…', () => {
          // Whoever closes the sheet has shared nothing, and nothing is wrong.
          navigator
            .share({ title: shared.title, text: shared.text, url: shared.url })
            .catch(() => {})
        }),
      ]
    : []

const linksFor = (shared: Shared): HTMLElement[] =>
  targetsOf(shared).map(({ name, href }) =>
    make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, name),
  )

const waysFor = (shared: Shared): HTMLElement[] => [
  ...nativeShare(shared),
  act('リンクをコピー', () => copy(shared.url)),
  act('見出しとリンクをコピー', () => copy(`${shared.text}\n${shared.url}`)),
  ...linksFor(shared),
]

/** Opens the menu under the element that was pressed, within the window. */
const openAt = (rect: DOMRect, ways: readonly HTMLElement[]): void => {
  menu.replaceChildren(...ways)
  menu.showPopover()
  const left = Math.min(rect.left, document.documentElement.clientWidth - menu.offsetWidth - 8)
  const below = rect.bottom + 4
  const top = below + menu.offsetHeight > innerHeight ? rect.top - menu.offsetHeight - 4 : below
  menu.style.left = `${Math.max(8, left)}px`
  menu.style.top = `${Math.max(8, top)}px`
  menu.querySelector<HTMLElement>('a, button')?.focus()
}

const textOf = (element: Element): string => {
  const clone = element.cloneNode(true) as Element // a clone is of its original's kind
  for (const part of clone.querySelectorAll('.cite, .note-ref, .section-link, .side-sources'))
    part.remove()
  return clone.textContent?.trim() ?? ''
}

const sectionAddress = (id: string): string => {
  const heading = document.getElementById(id)
  return heading?.matches('h2, h3')
    ? // The section's page is in the report's folder, and its address ends as the report's does.
      `${canonical.replace(/\/?$/, '/')}${encodeURIComponent(id)}${canonical.endsWith('/') ? '/' : ''}`
    : `${canonical}#${encodeURIComponent(id)}`
}

const sharedSection = (heading: HTMLElement): Shared => ({
  title: `${textOf(heading)} — ${reportTitle}`,
  text: `${textOf(heading)} — ${reportTitle}`,
  url: sectionAddress(heading.id),
})

const addSectionLink = (heading: HTMLElement): void => {
  const link = make('a', { className: 'section-link', href: `#${heading.id}` }, '#')
  link.setAttribute('aria-label', `「${textOf(heading)}」を共有`)
  link.setAttribute('aria-haspopup', 'true')
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.replaceState(history.state, '', link.hash)
    openAt(link.getBoundingClientRect(), waysFor(sharedSection(heading)))
  })
  heading.append(link)
}

const addParagraphLink = (paragraph: HTMLElement): void => {
  // By keyboard a selection leads to the same address; a dozen more stops would be in the way.
  const link = make(
    'a',
    { className: 'paragraph-link', href: `#${paragraph.id}`, tabIndex: -1 },
    '¶',
  )
  link.setAttribute('aria-hidden', 'true')
  // A list item with sources beside it holds its text in a paragraph of its own.
  const text = paragraph.matches('li') ? paragraph.querySelector(':scope > p') : null
  ;(text ?? paragraph).append(link)
}

const addReportShare = (): void => {
  const shared = { title: reportTitle, text: reportTitle, url: canonical }
  const button = make('button', { type: 'button', className: 'share-report' }, 'この分析を共有')
  button.setAttribute('aria-haspopup', 'true')
  button.addEventListener('click', () => openAt(button.getBoundingClientRect(), waysFor(shared)))
  // At the end of the text, where its coming moves nothing that is being read.
  prose?.append(button)
}

/** Text of the report up to a place in it, as a selection counts it. */
const offsetOf = (node: Node, offset: number): number => {
  const range = document.createRange()
  range.selectNodeContents(prose ?? document.body)
  range.setEnd(node, offset)
  return range.toString().length
}

const quoteButton = make(
  'button',
  { type: 'button', className: 'share-quote', hidden: true },
  '引用して共有',
)

const sectionOf = (node: Node): HTMLElement | undefined =>
  [...(prose?.querySelectorAll<HTMLElement>('h2[id], h3[id]') ?? [])].findLast(
    (heading) => heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
  )

/** What is selected in the report's text, with an address that leads there; undefined where nothing is. */
const sharedQuote = (): (Shared & { quote: string }) | undefined => {
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
  if (!range || range.collapsed || !prose?.contains(range.commonAncestorContainer)) return undefined
  const holder = make('div', {}, range.cloneContents())
  const quote = textOf(holder)
  if (quote === '') return undefined
  const start = range.startContainer
  const block = (start instanceof Element ? start : start.parentElement)?.closest<HTMLElement>(
    '[id^="p-"]',
  )
  const section = sectionOf(start)
  const from = offsetOf(start, range.startOffset)
  const text = prose.textContent ?? ''
  const fragment = textFragment(text, from, from + range.toString().length)
  const url = `${canonical}#${encodeURIComponent(block?.id ?? section?.id ?? '')}${fragment}`
  const where = section ? `${textOf(section)} — ${reportTitle}` : reportTitle
  return { title: where, text: `「${quote}」${where}`, url, quote }
}

const placeQuoteButton = (): void => {
  const shared = sharedQuote()
  quoteButton.hidden = shared === undefined
  if (!shared) return
  const rect = getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (!rect) return
  quoteButton.style.left = `${Math.max(8, Math.min(rect.left + scrollX, scrollX + innerWidth - 140))}px`
  quoteButton.style.top = `${rect.bottom + scrollY + 8}px`
}

const shareQuote = (): void => {
  const shared = sharedQuote()
  if (!shared) return
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
    addParagraphLink(paragraph)
  addReportShare()
  quoteButton.addEventListener('pointerdown', (event) => event.preventDefault())
  quoteButton.addEventListener('click', shareQuote)
  document.addEventListener('selectionchange', placeQuoteButton)
  document.querySelector('main')?.append(quoteButton, menu, status)
}
