import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { contextOf } from './report-context.ts'
import { isMark } from './text-without-marks.ts'

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

const group = (children: ElementContent[]): ElementContent[] => {
  const done: ElementContent[] = []
  let i = 0
  while (i < children.length) {
    const node = children[i] as ElementContent
    if (!isMark(node)) {
      done.push(node)
      i++
      continue
    }
    let end = i
    while (end < children.length && isMark(children[end] as ElementContent)) end++
    const marks = children.slice(i, end)
    const [head, tail] = splitBefore(done.pop())
    const [close, rest] = splitAfter(children[end])
    done.push(...head)
    if (marks.length <= MOST_MARKS)
      done.push(h('span', { className: ['nowrap'] }, [...tail, ...marks, ...close]))
    else
      done.push(
        h('span', { className: ['nowrap'] }, [...tail, ...marks.slice(0, 1)]),
        ...marks.slice(1, -1),
        h('span', { className: ['nowrap'] }, [...marks.slice(-1), ...close]),
      )
    children = [...children.slice(0, end), ...rest, ...children.slice(end + 1)]
    i = end
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
