import type { Element } from 'hast'
import { words } from './words.ts'

const captionOf = (figure: Element): Element | undefined =>
  figure.children.find(
    (child): child is Element =>
      child.type === 'element' && child.properties.dataQuoted !== undefined,
  )

/** Whether an element is a `<Quote source="…">`: its words are the source's, whose mark stands below them. */
export const isSourced = (element: Element): boolean => captionOf(element) !== undefined

/** The words that the mark in a caption stands for: the whole passage above it. */
export const quotedPassages = (figure: Element): [caption: Element, passage: string][] => {
  const caption = captionOf(figure)
  if (!caption) return []
  const passage = figure.children.filter((child) => child !== caption)
  const text = words({ type: 'root', children: passage }).replace(/\s+/g, ' ')
  return [[caption, text.trim()]]
}
