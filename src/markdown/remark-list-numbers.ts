import type { List, Root } from 'mdast'
import type { VFile } from 'vfile'
import { refuse } from './refuse.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** The numbers of a list's items as they were typed; none for bullets. */
export const typedNumbers = ({ ordered, children }: List, text: string): number[] =>
  ordered
    ? children.map(({ position }) => Number.parseInt(text.slice(position?.start.offset ?? 0), 10))
    : []

/** The items whose number does not count on from the one before; `1.` at every item is the habit of some. */
export const numberBreaks = (numbers: readonly number[]): number[] =>
  new Set(numbers).size === 1
    ? []
    : numbers.flatMap((number, index) =>
        index > 0 && number !== (numbers[index - 1] ?? 0) + 1 ? [index] : [],
      )

/** A page counts a list's items on from the first: a number that was typed otherwise would be changed. */
export function remarkListNumbers() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    visit(tree, 'list', (list) => {
      const numbers = typedNumbers(list, String(file.value))
      for (const index of numberBreaks(numbers).slice(0, 1)) {
        const [before = 0, number] = numbers.slice(index - 1)
        refuse(
          file,
          `Unexpected number ${number} of a list's item behind ${before}, expected ${before + 1}, as the page would count; write ${number}\\. in a paragraph of its own to keep a number as text`,
          list.children[index],
          'list-number',
        )
      }
    })
  }
}
