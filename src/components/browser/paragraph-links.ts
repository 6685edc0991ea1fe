import { act, LANGUAGE, make, openAt, say, waysFor } from './share-menu.ts'
import type { Shared } from './share-targets.ts'

/**
 * The ¶ at the end of each paragraph, by which it is shared. A mouse finds it by itself; for keys, voice
 * and fingers a hundred more stops would be in the way, so that they are there when asked for.
 */

const links: HTMLAnchorElement[] = []
let shown = false
const BEGINNING = 16

const setStop = (link: HTMLAnchorElement): void => {
  link.tabIndex = shown ? 0 : -1
  if (shown) link.removeAttribute('aria-hidden')
  else link.setAttribute('aria-hidden', 'true')
}

const show = (now: boolean): void => {
  shown = now
  document.querySelector('.prose')?.classList.toggle('with-paragraph-links', shown)
  links.forEach(setStop)
}

/** Puts a paragraph's link at its end. */
export const addParagraphLink = (
  paragraph: HTMLElement,
  text: string,
  shared: () => Shared,
): void => {
  const link = make('a', {
    className: 'paragraph-link',
    href: `#${paragraph.id}`,
    lang: LANGUAGE,
  })
  const beginning = [...text].slice(0, BEGINNING).join('')
  link.setAttribute('aria-label', `段落「${beginning}${beginning === text ? '' : '…'}」を共有`)
  link.setAttribute('aria-haspopup', 'true')
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.replaceState(history.state, '', link.hash)
    openAt(link.getBoundingClientRect(), waysFor(shared()))
  })
  links.push(link)
  setStop(link)
  // A list item with sources beside it holds its text in a paragraph of its own.
  const own = paragraph.matches('li') ? paragraph.querySelector(':scope > p') : null
  ;(own ?? paragraph).append(link)
}

/** The menu's way to show the links of all paragraphs, and to the first after a heading, or to hide them. */
export const paragraphsAct = (heading?: HTMLElement): HTMLElement[] => {
  if (links.length === 0) return []
  if (shown) return [act('段落ごとのリンクを隠す', () => show(false))]
  return [
    act('段落ごとのリンクを表示', () => {
      show(true)
      say('各段落の終わりの¶から、段落を共有できます')
      links
        .find(
          (link) =>
            !heading || heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING,
        )
        ?.focus()
    }),
  ]
}
