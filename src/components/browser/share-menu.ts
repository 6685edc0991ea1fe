import { type Shared, targetsOf } from './share-targets.ts'

/** The menu of ways to pass something on; one for the page. */

/** Of what these scripts say; the text around it may be in another. */
export const LANGUAGE = 'ja'

/** An element with its fields and children. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  fields: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(tag), fields)
  made.append(...children)
  return made
}

/** Where the page says what was done. */
export const status = make('p', { className: 'share-status' })
status.setAttribute('role', 'status')

const SECOND = 1000
let silence = 0

/** Says something for a while. */
export const say = (text: string, seconds = 4): void => {
  clearTimeout(silence)
  status.textContent = text
  silence = window.setTimeout(() => {
    status.textContent = ''
  }, seconds * SECOND)
}

/** The menu itself. */
export const menu = make('div', { className: 'share-menu', id: 'share', popover: 'auto' })
menu.setAttribute('role', 'group')
menu.setAttribute('aria-label', '共有')

/** Copies a text and says so. */
export const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    say('コピーしました')
  } catch {
    // Without leave for the clipboard the words are shown, to be copied by hand.
    say(text, 60)
  }
}

/** A button of the menu. */
export const act = (name: string, run: () => void): HTMLElement => {
  const button = make('button', { type: 'button' }, name)
  button.addEventListener('click', () => {
    menu.hidePopover()
    run()
  })
  return button
}

/** The device's own sheet, where it has one. */
export const nativeShare = (shared: Shared): HTMLElement[] =>
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

/** The services. */
export const linksFor = (shared: Shared): HTMLElement[] =>
  targetsOf(shared).map(({ name, href }) =>
    make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, name),
  )

/** Every way to pass on an address with its words, then what else can be done from there. */
export const waysFor = (shared: Shared, more: readonly HTMLElement[] = []): HTMLElement[] => [
  ...nativeShare(shared),
  act('リンクをコピー', () => copy(shared.url)),
  act('見出しとリンクをコピー', () => copy(`${shared.text}\n${shared.url}`)),
  ...linksFor(shared),
  ...more,
]

/** Opens the menu under the element that was pressed, within the window. */
export const openAt = (rect: DOMRect, ways: readonly HTMLElement[]): void => {
  menu.replaceChildren(...ways)
  menu.showPopover()
  const left = Math.min(rect.left, document.documentElement.clientWidth - menu.offsetWidth - 8)
  const below = rect.bottom + 4
  const top = below + menu.offsetHeight > innerHeight ? rect.top - menu.offsetHeight - 4 : below
  menu.style.left = `${Math.max(8, left)}px`
  menu.style.top = `${Math.max(8, top)}px`
  menu.querySelector<HTMLElement>('a, button')?.focus()
}
