import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { correctionName, correctionSeals } from '../japanese/corrections.ts'
import { nearest } from '../schemas/explain.ts'
import { correctionId, sealId } from '../schemas/page-ids.ts'
import { refuse } from './refuse.ts'
import { contextOf, type ListedCorrection } from './report-context.ts'
import { EXIT, SKIP, visit } from './visit.ts'
import { isMark } from './words.ts'

const HEADING = /^h[2-6]$/

const seal = ({ number, kind, date }: ListedCorrection): Element =>
  h(
    'a',
    {
      className: ['correction-mark'],
      id: sealId(number),
      href: `#${correctionId(number)}`,
      role: 'doc-noteref',
      ariaLabel: correctionName(number, kind, date),
    },
    correctionSeals[kind],
  )

const depthOf = (node: RootContent): number =>
  node.type === 'element' && HEADING.test(node.tagName)
    ? Number(node.tagName.slice(1))
    : Number.POSITIVE_INFINITY

/** What an anchor stands for: a heading's whole section, else the element itself. */
const scopeOf = (tree: Root, target: Element): RootContent[] => {
  const start = tree.children.indexOf(target)
  if (start === -1 || !HEADING.test(target.tagName)) return [target]
  const rest = tree.children.slice(start + 1)
  const end = rest.findIndex((node) => depthOf(node) <= depthOf(target))
  return [target, ...(end === -1 ? rest : rest.slice(0, end))]
}

/** Puts the seal behind the corrected words; false where they stand in no single piece of the text. */
const sealWords = (scope: RootContent[], words: string, mark: Element): boolean => {
  let done = false
  visit({ type: 'root', children: scope } as Root, (node, index, parent) => {
    if (node.type === 'element' && isMark(node)) return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    const end = node.value.indexOf(words) + words.length
    if (end < words.length) return undefined
    const pieces = [node.value.slice(0, end), node.value.slice(end)]
    const [before, after] = pieces.map((value): Text => ({ type: 'text', value }))
    const parts = [before, mark, after].filter(
      (part) => part && !('value' in part && part.value === ''),
    )
    parent.children.splice(index, 1, ...(parts as ElementContent[]))
    done = true
    return EXIT
  })
  return done
}

/** Without words to be found the seal stands at the end of the heading or paragraph, or behind the mark. */
const sealElement = (tree: Root, target: Element, mark: Element): void => {
  if (!isMark(target)) {
    const inner = target.children[0]
    const holder = target.tagName === 'h2' && inner?.type === 'element' ? inner : target
    holder.children.push(mark)
    return
  }
  visit(tree, 'element', (node, index, parent) => {
    if (node !== target || !parent || index === undefined) return undefined
    parent.children.splice(index + 1, 0, mark)
    return EXIT
  })
}

/**
 * Puts a seal into the text for each correction that names an anchor: behind the corrected words where
 * they are found in its section. An anchor that nothing carries is refused.
 */
export function rehypeCorrections() {
  return (tree: Root, file: VFile): void => {
    for (const correction of contextOf(file)?.corrections ?? []) {
      const { anchor, after, place } = correction
      if (anchor === undefined) continue
      const targets = new Map<string, Element>()
      visit(tree, 'element', (node) => {
        if (typeof node.properties.id === 'string') targets.set(node.properties.id, node)
      })
      const target = targets.get(anchor)
      if (!target) {
        const near = nearest(anchor, targets.keys())
        refuse(
          file,
          `Unexpected anchor \`${anchor}\` of a correction, expected an anchor or a mark of this report${near ? `; nearest: \`${near}\`` : ''}`,
          place,
          'correction-anchor',
        )
        continue
      }
      const mark = seal(correction)
      if (after === undefined || !sealWords(scopeOf(tree, target), after, mark))
        sealElement(tree, target, mark)
    }
  }
}
