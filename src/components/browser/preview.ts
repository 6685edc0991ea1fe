import styles from '../styles/preview.css?url'

/**
 * The card at each mark: the source's entry, the note or the explanation that the mark leads to, read
 * from the page itself. Pointer and keyboard focus open it, and a first tap; a second tap, a click and
 * Enter follow the mark.
 */

const MARKS = '.cite, .note-ref, .term'
const OPEN_AFTER = 300
const CLOSE_AFTER = 250
const GAP = 8

const card = document.createElement('div')
card.className = 'preview'
card.id = 'preview'
card.popover = 'auto'
card.setAttribute('role', 'group')

const canAnchor = CSS.supports('position-area', 'block-end')
const languages = new Intl.DisplayNames('ja', { type: 'language' })

let mark: HTMLAnchorElement | null = null
let timer = 0
/** Of the card that the focus opens: what the pointer crosses, also by a scroll to the focus, doesn't end it. */
let focusTimer = 0
/** Set while the script itself moves the focus. */
let quiet = false
/** What the last press on a mark was: by finger or pen, and on a mark whose card stood open. */
let press = { byMouse: true, again: false }

const isOpen = (): boolean => card.matches(':popover-open')

const later = (wait: number, task: () => void): void => {
  clearTimeout(timer)
  timer = window.setTimeout(task, wait)
}

const stopTimers = (): void => {
  clearTimeout(timer)
  clearTimeout(focusTimer)
}

const openSoon = (of: HTMLAnchorElement): void => {
  stopTimers()
  focusTimer = window.setTimeout(() => open(of), OPEN_AFTER)
}

const element = (tag: string, className: string, text: string): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

const markAt = (target: EventTarget | null): HTMLAnchorElement | null => {
  const found = target instanceof Element ? target.closest<HTMLAnchorElement>(MARKS) : null
  return found && !card.contains(found) && targetOf(found) ? found : null
}

const targetOf = (of: HTMLAnchorElement): HTMLElement | null =>
  document.getElementById(decodeURIComponent(of.hash.slice(1)))

/** A copy to be shown elsewhere: no id stands twice, and what belongs to its place stays there. */
const copyOf = (original: Element): HTMLElement => {
  const copy = original.cloneNode(true) as HTMLElement // a clone is of its original's kind
  for (const inner of copy.querySelectorAll('[id]')) inner.removeAttribute('id')
  for (const inner of copy.querySelectorAll('.note-back, .side-sources')) inner.remove()
  copy.removeAttribute('id')
  return copy
}

const footOf = (of: HTMLAnchorElement, entry: Element, use: string): HTMLElement => {
  const number = entry.querySelector('.source-number')?.textContent
  const uses = entry.querySelectorAll('.back-link').length
  const foot = element('p', 'preview-foot', '')
  const way = Object.assign(document.createElement('a'), {
    href: of.hash,
    textContent: `典拠の一覧の${number}へ`,
  })
  const count = uses > 1 ? `この分析で${uses}か所に引用、ここは${use}` : 'この分析で1か所に引用'
  foot.append(element('span', '', count), way)
  return foot
}

const sourceCard = (of: HTMLAnchorElement, entry: Element): Node[] => {
  const body = copyOf(entry.querySelector('.source-number + *') ?? entry)
  const use = of.id.split('-').at(-1) ?? ''
  for (const quote of body.querySelectorAll<HTMLElement>('[data-uses]'))
    if (!quote.dataset.uses?.split(' ').includes(use)) quote.remove()
  body.firstElementChild?.prepend(element('b', 'preview-number', of.textContent ?? ''), ' ')
  const language = body.querySelector<HTMLElement>('.source-title')?.lang
  if (language) body.lastElementChild?.prepend(element('span', '', languages.of(language) ?? ''))
  return [body, footOf(of, entry, use)]
}

const contentOf = (of: HTMLAnchorElement): Node[] => {
  const target = targetOf(of)
  if (!target) return []
  const entry = target.closest('.source-entry')
  return entry ? sourceCard(of, entry) : [...copyOf(target).childNodes]
}

/** Below the mark, above where there is no room; for browsers that can't anchor. */
const place = (): void => {
  if (canAnchor || !mark || !isOpen()) return
  const at = mark.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  const left = Math.min(at.left, document.documentElement.clientWidth - width - GAP)
  const below = at.bottom + GAP
  const above = at.top - height - GAP
  const top = below + height > innerHeight && above > 0 ? above : below
  card.style.left = `${Math.max(GAP, left)}px`
  card.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP))}px`
}

const open = (of: HTMLAnchorElement): void => {
  stopTimers()
  if (mark === of && isOpen()) return
  if (isOpen()) card.hidePopover()
  mark = of
  card.setAttribute('aria-label', of.getAttribute('aria-label') ?? of.textContent ?? '')
  // In a report of another language the card is in that of the place it is read from.
  card.lang = targetOf(of)?.closest<HTMLElement>('[lang]')?.lang ?? ''
  card.replaceChildren(...contentOf(of))
  card.showPopover({ source: of })
  card.scrollTop = 0
  place()
}

const close = (): void => {
  stopTimers()
  if (isOpen()) card.hidePopover()
}

const holdsFocus = (): boolean =>
  document.activeElement === mark || card.contains(document.activeElement)

/** The card goes, unless the focus is in it; one that a focus elsewhere is about to open still comes. */
const leave = (): void => {
  if (isOpen() && !holdsFocus()) card.hidePopover()
}

/** The focus goes from the mark through the card's links to what follows the mark. */
const walk = (event: KeyboardEvent): void => {
  if (event.key !== 'Tab' || !mark || !isOpen()) return
  const links = [...card.querySelectorAll<HTMLElement>('a[href]')]
  const at = document.activeElement
  if (at === mark && !event.shiftKey && links[0]) {
    event.preventDefault()
    links[0].focus()
  } else if (at === links.at(-1) && !event.shiftKey) {
    close()
    refocus(mark)
  } else if (at === links[0] && event.shiftKey) {
    event.preventDefault()
    refocus(mark)
  }
}

const refocus = (of: HTMLElement): void => {
  quiet = true
  of.focus({ preventScroll: true })
  quiet = false
}

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType !== 'mouse') return
  const over = markAt(target)
  if (over) later(OPEN_AFTER, () => open(over))
  else if (target instanceof Node && card.contains(target)) clearTimeout(timer)
  else later(CLOSE_AFTER, leave)
})

document.addEventListener(
  'pointerdown',
  ({ target, pointerType }) => {
    const on = markAt(target)
    press = { byMouse: pointerType === 'mouse', again: on !== null && on === mark && isOpen() }
  },
  true,
)

document.addEventListener('click', (event) => {
  const on = markAt(event.target)
  if (!on) {
    if (event.target instanceof Element && event.target.closest('.preview a')) close()
    return
  }
  // A click made by a key has no press before it, and its detail is 0.
  if (event.detail > 0 && !press.byMouse && !press.again) {
    event.preventDefault()
    open(on)
    return
  }
  close()
  history.replaceState({ mark: on.id }, '')
})

document.addEventListener('focusin', ({ target }) => {
  const on = markAt(target)
  if (!quiet && on?.matches(':focus-visible')) openSoon(on)
})

document.addEventListener('focusout', ({ relatedTarget }) => {
  if (quiet || (relatedTarget instanceof Node && card.contains(relatedTarget))) return
  clearTimeout(focusTimer)
  later(CLOSE_AFTER, leave)
})

document.addEventListener('keydown', walk)
addEventListener('scroll', place, { passive: true })
addEventListener('resize', place)

/** The browser's way back shows the mark that was left, for a moment. */
addEventListener('popstate', ({ state }: PopStateEvent) => {
  const left = document.getElementById(String(state?.mark ?? ''))
  if (!left?.matches(MARKS)) return
  refocus(left)
  left.classList.add('was-left')
  left.addEventListener('animationend', () => left.classList.remove('was-left'), { once: true })
})

document.head.append(
  Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }),
)
document.querySelector('main')?.append(card)
card.classList.toggle('is-anchored', canAnchor)

// The script comes late: a mark may have the focus already.
const focused = markAt(document.activeElement)
if (focused?.matches(':focus-visible')) openSoon(focused)
