import type { Nodes, PhrasingContent, Root } from 'mdast'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import type { Processor } from 'unified'
import type { VFile } from 'vfile'
import { SKIP, visit } from './visit.ts'

/**
 * `{漢字|かんじ}`, or `{東京|とう|きょう}` with a reading for each letter. MDX reads a brace as code, so
 * braces and bars of a ruby are hidden from the parser behind letters of private use, one for one,
 * and every line and column stays what it is.
 */
const WRITTEN =
  /(?<!\\)\{([^{}|\n*_`[\]<>\\]+)((?:\|[\p{sc=Hira}\p{sc=Kana}\u3099\u309Aー・ ]+)+)\}/gu
const [OPEN, BAR, CLOSE] = ['\uE0F0', '\uE0F1', '\uE0F2'] as const
const HIDDEN = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'gu')

const hide = (text: string): string =>
  text.replace(WRITTEN, (_, base: string, readings: string) =>
    [OPEN, base, readings.replaceAll('|', BAR), CLOSE].join(''),
  )

const restore = (text: string): string =>
  text.replaceAll(OPEN, '{').replaceAll(BAR, '|').replaceAll(CLOSE, '}')

const inline = (hName: string, children: PhrasingContent[]): PhrasingContent => ({
  type: 'emphasis',
  children,
  data: { hName },
})
const text = (value: string): PhrasingContent => ({ type: 'text', value })

const withReading = (base: string, reading: string): PhrasingContent[] => [
  text(base),
  inline('rp', [text('（')]),
  inline('rt', [text(reading)]),
  inline('rp', [text('）')]),
]

/** A reading for each letter where there are as many, else one for the whole word. */
const ruby = (written: string): PhrasingContent => {
  const [base = '', ...readings] = written.normalize('NFC').split(BAR)
  const letters = [...base]
  return inline(
    'ruby',
    letters.length === readings.length
      ? letters.flatMap((letter, index) => withReading(letter, readings[index] ?? ''))
      : withReading(base, readings.join('')),
  )
}

/** In code, addresses and properties the braces are what they were. */
const restoreFields = (node: Nodes): void => {
  const fields = node as unknown as Record<string, unknown> // any text field of any node
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string' && name !== 'type') fields[name] = restore(value)
  if ('attributes' in node)
    for (const attribute of node.attributes)
      if (typeof attribute.value === 'string') attribute.value = restore(attribute.value)
}

const pieces = (value: string): PhrasingContent[] =>
  value
    .split(HIDDEN)
    .map((piece, index) => (index % 2 === 1 ? ruby(piece) : text(piece)))
    .filter((node) => node.type !== 'text' || node.value !== '')

/** Readings above words, `{漢字|かんじ}`; every other brace is still refused as code. */
export function remarkRuby(this: Processor) {
  const settings = this as unknown as { parser: (text: string, file: VFile) => Root }
  const { parser } = settings
  settings.parser = (value, file) => parser(hide(value), file)
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'text') {
        restoreFields(node)
        return undefined
      }
      if (!node.value.includes(OPEN) || !parent || index === undefined) return undefined
      const nodes = pieces(node.value).map((piece) =>
        node.position ? { ...piece, position: node.position } : piece,
      )
      parent.children.splice(index, 1, ...(nodes as never[]))
      return [SKIP, index + nodes.length]
    })
  }
}
