import type { Page } from 'playwright-core'

/**
 * Looks over a page as it stands in the browser, and names what a reader would see as a fault:
 * sideways overflow, a mark or a closing sign at the start of a line, letters drawn apart by
 * justification, targets under 24 px.
 */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(inspect)

/** Runs in the page: everything that it needs stands inside. */
const inspect = (): string[] => {
  const LEAST_TARGET = 24
  const WIDEST_LETTER = 1.6
  const NOT_AT_START = /[。、，．）」』】〕！？：；ー々]/u
  const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

  interface Letter {
    text: string
    box: DOMRect
    node: Node
  }

  const faults: string[] = []
  const around = (node: Node): string => (node.parentElement?.textContent ?? '').trim().slice(0, 24)

  const lettersOf = (block: Element): Letter[] => {
    const letters: Letter[] = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      for (let i = 0; i < text.length; i++) {
        if (text[i]?.trim() === '') continue
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const box = range.getBoundingClientRect()
        if (box.width > 0) letters.push({ text: text[i] ?? '', box, node })
      }
    }
    return letters
  }

  /** Marks are raised, so that the middle of a letter may differ by less than half a line. */
  const startsLine = (before: Letter, letter: Letter, line: number): boolean =>
    letter.box.top + letter.box.height / 2 - (before.box.top + before.box.height / 2) > line * 0.6

  /** A row of more than three marks may be broken: then a mark begins a line. */
  const inLongRow = (mark: Element): boolean =>
    mark.closest('.nowrap') === null ||
    mark.parentElement?.previousElementSibling?.matches('.cite') === true

  const inspectBlock = (block: Element): void => {
    const style = getComputedStyle(block)
    const line = Number.parseFloat(style.lineHeight)
    const em = Number.parseFloat(style.fontSize)
    const letters = lettersOf(block)
    for (const [index, letter] of letters.entries()) {
      const before = letters[index - 1]
      if (before === undefined) continue
      const mark = letter.node.parentElement?.closest('.cite')
      const begins = startsLine(before, letter, line)
      if (begins && mark && letter.text === '[' && !inLongRow(mark))
        faults.push(`mark at line start: ${around(mark)}`)
      if (begins && !mark && NOT_AT_START.test(letter.text))
        faults.push(`${letter.text} at line start: ${around(letter.node)}`)
      const pitch = letter.box.left - before.box.left
      if (
        before.node === letter.node &&
        !begins &&
        JAPANESE.test(before.text) &&
        JAPANESE.test(letter.text) &&
        pitch > em * WIDEST_LETTER
      )
        faults.push(`stretched line: ${before.text}${letter.text} in ${around(letter.node)}`)
    }
  }

  const inspectTarget = (link: Element): void => {
    const style = getComputedStyle(link)
    // A link in a sentence takes the height of its line.
    if (style.display === 'inline' && !link.matches('.cite, .note-ref')) return
    const area = getComputedStyle(link, '::after')
    const box = link.getBoundingClientRect()
    const raised = link.matches('.cite, .note-ref') && area.content !== 'none'
    const width = raised ? Number.parseFloat(area.width) : box.width
    const height = raised ? Number.parseFloat(area.height) : box.height
    if (width < LEAST_TARGET || height < LEAST_TARGET)
      faults.push(
        `target of ${Math.round(width)}×${Math.round(height)}: ${link.textContent?.trim()}`,
      )
  }

  const inspectNeighbours = (marks: Element[]): void => {
    for (const [index, mark] of marks.entries()) {
      const next = marks[index + 1]?.getBoundingClientRect()
      const box = mark.getBoundingClientRect()
      if (!next || Math.abs(next.top - box.top) > 4) continue
      const distance = next.left + next.width / 2 - (box.left + box.width / 2)
      if (distance > 0 && distance < LEAST_TARGET)
        faults.push(`marks ${Math.round(distance)} px apart: ${mark.textContent} ${around(mark)}`)
    }
  }

  const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (overflow > 0) faults.push(`sideways overflow of ${overflow} px`)
  const blocks = document.querySelectorAll('main :is(p, li, dd, dt, figcaption, h1, h2, h3, h4)')
  for (const block of blocks)
    if (shown(block) && block.querySelector('p, li, dd') === null) inspectBlock(block)
  for (const link of document.querySelectorAll('a[href]:not([tabindex="-1"]), summary'))
    if (shown(link) && !link.matches('.sr-only')) inspectTarget(link)
  inspectNeighbours([...document.querySelectorAll('.cite')].filter(shown))
  return faults
}
