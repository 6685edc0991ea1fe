import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'
import { isMark } from './words.ts'

const LAST_TWO = /[^\s\u3000]{1,2}$/u
const CLOSING = /^[。、．，.,)）」』】］!！?？：:；;]+/u
const MOST_MARKS = 3

const splitBefore = (node: ElementContent | undefined): [ElementContent[], ElementContent[]] => {
  if (node?.type !== 'text') return [node ? [node] : [], []]
  const tail = LAST_TWO.exec(node.value)?.[0] ?? ''
  const head = node.value.slice(0, node.value.length - tail.length)
  const text = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value }])
  return [text(head), text(tail)]
}

const splitAfter = (node: ElementContent | undefined): [ElementContent[], ElementContent[]] => {
  if (node?.type !== 'text') return [[], node ? [node] : []]
  const close = CLOSING.exec(node.value)?.[0] ?? ''
  const rest = node.value.slice(close.length)
  const text = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value }])
  return [text(close), text(rest)]
}

const nowrap = (children: ElementContent[]): Element =>
  h('span', { className: ['nowrap'] }, children)

/** The marks with what stands before and after them; a long row may break between its marks. */
const bind = (
  before: ElementContent[],
  marks: ElementContent[],
  after: ElementContent[],
): ElementContent[] =>
  marks.length <= MOST_MARKS
    ? [nowrap([...before, ...marks, ...after])]
    : [
        nowrap([...before, ...marks.slice(0, 1)]),
        ...marks.slice(1, -1),
        nowrap([...marks.slice(-1), ...after]),
      ]

const group = (children: readonly ElementContent[]): ElementContent[] => {
  const waiting = [...children].reverse()
  const done: ElementContent[] = []
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isMark(node)) {
      done.push(node)
      continue
    }
    const marks = [node]
    for (let next = waiting.at(-1); next && isMark(next); next = waiting.at(-1)) {
      marks.push(next)
      waiting.pop()
    }
    const [head, tail] = splitBefore(done.pop())
    const [close, rest] = splitAfter(waiting.pop())
    done.push(...head, ...bind(tail, marks, close))
    waiting.push(...rest)
  }
  return done
}

/** Keeps the two characters before a mark, the mark, and the 。 after it on one line. */
export function rehypeNowrap() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    const holders: Element[] = []
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'sup' && node.children.some(isMark)) holders.push(node)
    })
    for (const node of holders) node.children = group(node.children)
  }
}
