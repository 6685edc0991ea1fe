import type { SearchRecord } from '../../../data/view.ts'
import styles from '../../styles/search.css?url'
import { type Hit, SearchTexts } from './find.ts'

/** The search as readers see it: a field, what was found, and the way there. */

const MOST = 30
/** Of what the search itself says; the page may be in another. */
const LANGUAGE = 'ja'
const texts = new SearchTexts()

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const passage = (pieces: readonly string[]): (Node | string)[] =>
  pieces.map((piece, index) => (index % 2 === 1 ? make('mark', { textContent: piece }) : piece))

/** Ids of the parts that are not of a text: they are in the site's language. */
const OWN_PARTS = new Set(['', 'sources'])

const item = ({ path, title, date, lang = LANGUAGE, parts }: Hit): HTMLElement =>
  make(
    'li',
    {},
    make('p', { className: 'search-date', textContent: date }),
    make('p', {}, make('a', { href: path, className: 'search-title', textContent: title, lang })),
    ...parts.map(({ anchor, heading, passage: pieces }) =>
      make(
        'p',
        { className: 'search-part' },
        make('a', {
          href: anchor === '' ? path : `${path}#${encodeURIComponent(anchor)}`,
          textContent: heading === '' ? '前文' : heading,
          lang: OWN_PARTS.has(anchor) ? LANGUAGE : lang,
        }),
        make('span', { lang: anchor === 'sources' ? LANGUAGE : lang }, ...passage(pieces)),
      ),
    ),
  )

/** Fetches the texts once, the newest first; `arrived` is called after each file. */
const load = async (root: string, arrived: () => void): Promise<void> => {
  const fetchFile = async (index: number): Promise<number> => {
    const response = await fetch(new URL(`${index}.json`, root))
    if (!response.ok) throw new Error(`${response.status}`)
    const { files, records } = (await response.json()) as { files: number; records: SearchRecord[] }
    texts.add(records)
    arrived()
    return files
  }
  const files = await fetchFile(0)
  await Promise.all(Array.from({ length: files - 1 }, (_, index) => fetchFile(index + 1)))
}

let loading: Promise<void> | undefined

/** What was found, in words. */
const summary = (hits: readonly Hit[]): string => {
  const more = hits.length > MOST ? `（はじめの${MOST}本を示す）` : ''
  const missing = hits[0]?.missing.length ?? 0
  return missing === 0
    ? `${hits.length}本の分析${more}`
    : `すべての語を含む分析はありません。一部の語を含む${hits.length}本の分析${more}`
}

/**
 * Puts the search into an element.
 * @param question what the field holds at first
 * @param remember told of each question that is typed
 */
export const mountSearch = (
  into: HTMLElement,
  root: string,
  question: string,
  remember: (question: string) => void,
): void => {
  if (!document.querySelector(`link[href="${styles}"]`))
    document.head.append(make('link', { rel: 'stylesheet', href: styles }))
  const field = make('input', { type: 'search', value: question, autocomplete: 'off' })
  field.enterKeyHint = 'search'
  field.setAttribute('aria-label', '分析と典拠を探す語')
  const status = make('p', { className: 'search-status', role: 'status' })
  const list = make('ol', { className: 'search-results' })
  let done = false
  const show = (): void => {
    const hits = texts.find(field.value)
    const asked = field.value.trim() !== ''
    const none = done ? '見つかりませんでした。語を短くするか、別の言い方をお試しください。' : ''
    const found = hits.length > 0 ? summary(hits) : none
    status.textContent = (asked ? found : '') + (done || !asked ? '' : '　読み込み中')
    list.replaceChildren(...hits.slice(0, MOST).map(item))
  }
  field.addEventListener('input', () => {
    show()
    remember(field.value)
  })
  into.addEventListener('keydown', (event) => walk(event, field, list))
  into.append(field, status, list)
  loading ??= load(root, () => into.dispatchEvent(new Event('arrived')))
  into.addEventListener('arrived', show)
  loading
    .then(() => {
      done = true
      show()
    })
    .catch(() => {
      loading = undefined
      status.textContent = '読み込めませんでした。通信を確かめて、開きなおしてください。'
    })
}

/** The code of a key that an input method takes for itself. */
const TAKEN = 229

/** Whether a key belongs to a conversion of Japanese input; Safari ends that before the key that ended it. */
const converts = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === TAKEN

/** Arrow keys go through the results; Enter in the field opens the first. */
const walk = (event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void => {
  if (converts(event)) return
  const stops = [field, ...list.querySelectorAll<HTMLElement>('a')]
  const at = stops.indexOf(document.activeElement as HTMLElement) // -1 for any other element
  if (event.key === 'Enter' && at === 0) {
    event.preventDefault()
    const first = list.firstElementChild
    const way = first?.querySelector<HTMLElement>('.search-part a')
    ;(way ?? first?.querySelector<HTMLElement>('.search-title'))?.click()
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || at === -1) return
  event.preventDefault()
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
}

/** Keeps the question in the address of the search's own page, so that the way back finds it there. */
export const rememberInAddress = (question: string): void => {
  const address = new URL(location.href)
  if (question.trim() === '') address.searchParams.delete('q')
  else address.searchParams.set('q', question)
  history.replaceState(history.state, '', address)
}

/** Keeps the question with the page over which the search is open. */
const rememberInHistory = (question: string): void =>
  history.replaceState({ ...history.state, question }, '')

let dialog: HTMLDialogElement | undefined

/** Opens the search over the page. */
export const openSearch = (root: string): void => {
  if (!dialog) {
    dialog = make('dialog', { className: 'search', lang: LANGUAGE })
    dialog.setAttribute('aria-label', '検索')
    const close = make('button', {
      type: 'button',
      className: 'search-close',
      textContent: '閉じる',
    })
    close.addEventListener('click', () => dialog?.close())
    // A search field takes the first Esc for itself.
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !converts(event)) dialog?.close()
    })
    dialog.addEventListener('click', (event) => {
      const onLink = event.target instanceof Element && event.target.closest('a')
      if (event.target === dialog || onLink) dialog?.close()
    })
    document.body.append(dialog)
    mountSearch(dialog, root, String(history.state?.question ?? ''), rememberInHistory)
    dialog.append(close)
  }
  if (!dialog.open) dialog.showModal()
  dialog.querySelector('input')?.select()
}
