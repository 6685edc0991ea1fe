import type { Emphasis, Nodes, Root, Strong } from 'mdast'
import type { VFile } from 'vfile'
import { brokenLetter, warning } from '../schemas/messages.ts'
import { findPiece, refuse } from './refuse.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

const LETTER = /[A-Za-z\d]/

/** Whether a star stands directly between two ASCII letters or figures: 2*3*4, a*b*. */
const isInWord = ({ position }: Emphasis | Strong, text: string): boolean => {
  const [start = 0, end = 0] = [position?.start.offset, position?.end.offset]
  const stars = /^\*+/.exec(text.slice(start, end))?.[0].length ?? 0
  const isBetween = (before: number, behind: number): boolean =>
    LETTER.test(text[before] ?? '') && LETTER.test(text[behind] ?? '')
  return stars > 0 && (isBetween(start - 1, start + stars) || isBetween(end - stars - 1, end))
}

const warnOfStars = (node: Emphasis | Strong, file: VFile): void => {
  const text = String(file.value)
  if (!isInWord(node, text)) return
  const raw = text.slice(node.position?.start.offset, node.position?.end.offset).slice(0, 24)
  const { line = 1, column = 1 } = node.position?.start ?? {}
  const reason = `Unexpected stress \`${raw}\` within a word or a sum, expected \\* for a star that is text`
  file.messages.push(warning(reason, { line, column }, 'star-in-word'))
}

/** The texts of a node that may hold a reference such as `&#x0;`. */
const textsOf = (node: Nodes): string[] => {
  const texts: unknown[] = node.type === 'text' ? [node.value] : []
  if ('alt' in node) texts.push(node.alt)
  if ('title' in node) texts.push(node.title)
  if ('url' in node) texts.push(node.url)
  if ('attributes' in node) texts.push(...node.attributes.map(({ value }) => value))
  return texts.filter((text) => typeof text === 'string')
}

/** The references by number in a text that stand for broken letters. */
const brokenReferences = (text: string): RegExpExecArray[] =>
  [...text.matchAll(/&#(?:x[\da-f]+|\d+);/gi)].filter(([reference]) => {
    const code = Number(reference.slice(2, -1).replace(/^x/i, '0x'))
    return code > 0x10ffff || brokenLetter(String.fromCodePoint(code)) !== undefined
  })

/** A reference to a letter that no text holds. One that stands in the file as such is told when that is read. */
const refuseReferences = (node: Nodes, file: VFile): void => {
  const letter = textsOf(node).flatMap((text) => brokenLetter(text) ?? [])[0]
  const raw = String(file.value).slice(node.position?.start.offset, node.position?.end.offset)
  if (letter === undefined || raw.includes(letter)) return
  const [reference] = brokenReferences(raw)[0] ?? []
  const place = reference === undefined ? undefined : findPiece(file, node, reference, 0).place
  const reason = `Unexpected ${reference === undefined ? 'reference' : `\`${reference}\``} to a letter that no text holds, expected the letter itself, or \\& for a sign that is text`
  refuse(file, reason, place ?? node, 'broken-letter')
}

/**
 * Says where signs do what hardly anybody means: a star within a word or a sum makes stress, and a
 * reference by number makes a letter that no page can show.
 */
export function remarkStraySigns() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    visit(tree, (node: Nodes) => {
      if (node.type === 'emphasis' || node.type === 'strong') warnOfStars(node, file)
      else refuseReferences(node, file)
    })
  }
}
