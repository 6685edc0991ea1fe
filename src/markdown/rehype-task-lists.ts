import type { Root } from 'hast'
import { visit } from './visit.ts'

/** A task's box says to readers of speech whether the task is done. */
export function rehypeTaskLists() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input' && properties.type === 'checkbox')
        properties.ariaLabel = properties.checked ? '済み' : '未了'
    })
  }
}
