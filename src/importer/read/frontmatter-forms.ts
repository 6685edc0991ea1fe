import { parse as parseToml, TomlError } from 'smol-toml'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { Refusal } from './refusal.ts'
import { NAMES, unknownFrontmatter } from './unknown-frontmatter.ts'

/** What a field of a frontmatter says, in the words that were typed; null where it says nothing. */
export type FieldValue = string | null | readonly FieldValue[] | { fields: readonly RawField[] }

export interface RawField {
  name: string
  value: FieldValue
  /** Its line in the file. */
  line: number
  /** What the form's own grammar leaves out of the value, such as a comment. */
  lost?: string
}

/** A frontmatter as it stands in a file. */
export interface FrontmatterBlock {
  fields: RawField[]
  /** How much of the text it takes. */
  length: number
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Reads YAML so that every value keeps its letters: `1.10`, `007` and `0x1F` are words. */
const yamlFields = (block: string, firstLine: number): RawField[] => {
  const counter = new LineCounter()
  const document = parseDocument(block, {
    schema: 'failsafe',
    lineCounter: counter,
    logLevel: 'silent',
  })
  const lineOf = (offset: number) => counter.linePos(offset).line + firstLine - 1
  const [error] = document.errors
  if (error)
    throw new Refusal(
      `The frontmatter is no YAML (line ${lineOf(error.pos[0])}): ${error.message.split('\n')[0] ?? ''} Put a title that holds ": " or "#" in quotes`,
    )
  const valueOf = (node: unknown, depth = 0): FieldValue => {
    if (depth > 20) return null
    if (isAlias(node)) return valueOf(node.resolve(document), depth + 1)
    if (isSeq(node)) return node.items.map((item) => valueOf(item, depth + 1))
    if (isMap(node)) return { fields: fieldsOf(node.items, depth + 1) }
    if (!isScalar(node)) return null
    // A tag such as !!timestamp makes something else of it; its letters are the source.
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '')
    return node.type === 'PLAIN' && /^(?:~|null|)$/i.test(text) ? null : text
  }
  const fieldsOf = (
    pairs: readonly { key: unknown; value: unknown }[],
    depth: number,
  ): RawField[] =>
    pairs.map(({ key, value }) => ({
      name: isScalar(key) ? String(key.value) : String(key),
      value: valueOf(value, depth),
      line: isScalar(key) && key.range ? lineOf(key.range[0]) : firstLine,
      ...(isScalar(value) && value.type === 'PLAIN' && value.comment
        ? { lost: value.comment.trim() }
        : {}),
    }))
  return isMap(document.contents) ? fieldsOf(document.contents.items, 0) : []
}

/** Strings and comments of TOML, which are passed over, or a bare number or date where a value stands. */
const TOML_VALUE =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|(?<=[=[,]\s*)[+-]?(?:\d[\w.:+-]*(?: \d{2}:[\w.:+-]+)?|inf|nan)(?=\s*(?:[,\]}#\n]|$))/g

/** TOML with its bare numbers and dates in quotes, so that they keep their letters. */
const quotedToml = (block: string): string =>
  block.replace(TOML_VALUE, (found) => (/^["'#]/.test(found) ? found : `"${found}"`))

const tomlValue = (value: unknown, line: number): FieldValue => {
  if (Array.isArray(value)) return value.map((item) => tomlValue(item, line))
  if (typeof value !== 'object' || value === null) return String(value)
  return {
    fields: Object.entries(value).map(([name, inner]) => ({
      name,
      value: tomlValue(inner, line),
      line,
    })),
  }
}

const tomlFields = (block: string, firstLine: number): RawField[] => {
  const lines = block.split('\n')
  try {
    return Object.entries(parseToml(quotedToml(block))).map(([name, value]) => {
      const at = lines.findIndex((line) =>
        new RegExp(`^\\s*\\[?["']?${RegExp.escape(name)}\\b`).test(line),
      )
      const line = firstLine + Math.max(0, at)
      return { name, value: tomlValue(value, line), line }
    })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    throw new Refusal(
      `The frontmatter is no TOML (line ${firstLine + error.line - 1}): ${error.message.split('\n')[0] ?? ''}; mend that line, or take the frontmatter out`,
    )
  }
}

/** Pandoc's title block: title, authors and date, each behind a `%`, in this order. */
const pandocFields = (block: string, firstLine: number): RawField[] => {
  const parts: { text: string; line: number }[] = []
  for (const [index, line] of block.trimEnd().split('\n').entries()) {
    const last = parts.at(-1)
    if (line.startsWith('%')) parts.push({ text: line.slice(1).trim(), line: firstLine + index })
    else if (last) last.text += `\n${line.trim()}`
  }
  const [, , , more] = parts
  if (more)
    throw new Refusal(
      `Unexpected fourth \`%\` line in the frontmatter (line ${more.line}), expected Pandoc's title, authors and date; take the line out, or set it in as part of the one before`,
    )
  const [title, author, date] = parts
  return [
    { name: 'title', part: title },
    { name: 'author', part: author },
    { name: 'date', part: date },
  ].flatMap(({ name, part }): RawField[] => {
    if (!part || part.text === '') return []
    const value =
      name === 'author'
        ? part.text.split(/[;\n]/).map((each) => each.trim())
        : part.text.replaceAll('\n', ' ')
    return [{ name, value, line: part.line }]
  })
}

const FORMS: {
  pattern: RegExp
  read: (block: string, firstLine: number) => RawField[]
  isOne: (block: string) => boolean
}[] = [
  {
    pattern: /^---[ \t]*(?:ya?ml)?[ \t]*\n(?<block>[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/,
    read: yamlFields,
    isOne: (block) =>
      isFieldLine(firstLineOf(block), ':') ||
      new RegExp(`^\\{\\s*["']?(?:${NAMES})["']?\\s*:`, 'i').test(firstLineOf(block)),
  },
  {
    pattern: /^(?:\+\+\+|---[ \t]*toml)[ \t]*\n(?<block>[\s\S]*?\n)?(?:\+\+\+|---)[ \t]*(?:\n|$)/,
    read: tomlFields,
    isOne: (block) => /^[ \t]*(?:["'\w.-]+[ \t]*=|\[)/.test(firstLineOf(block)),
  },
  {
    pattern: /^(?=%[^%])(?<block>(?:%[^\n]*(?:\n|$)(?:[ \t]+\S[^\n]*(?:\n|$))*)+)/,
    read: pandocFields,
    isOne: () => true,
  },
]

/** The first line of a block that is no comment. */
const firstLineOf = (block: string): string =>
  block.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? ''

const JAPANESE_NAMES =
  '題名|題|タイトル|著者|筆者|作者|公開日時?|投稿日時?|発行日|掲載日|配信日|日付|作成日時?|更新日時?|タグ|カテゴリー?|下書き|公開|非公開|状態|ステータス|公開範囲|公開状態'

/** Whether a line says a field: a name of ASCII or one that is known, its sign, its value. */
const isFieldLine = (line: string, sign: ':' | '='): boolean =>
  new RegExp(
    `^["']?(?:[A-Za-z_][\\w.-]*|${JAPANESE_NAMES})["']?[ \\t]*${sign}(?:[ \\t]|$)`,
    'u',
  ).test(line)

/**
 * Reads the frontmatter that opens a text: YAML, TOML or Pandoc's title block. Throws a Refusal where it
 * is broken or in another form; undefined where the text has none.
 */
export const readBlock = (text: string): FrontmatterBlock | undefined => {
  const blank = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0
  const rest = text.slice(blank)
  for (const { pattern, read, isOne } of FORMS) {
    const match = pattern.exec(rest)
    const block = match?.groups?.block ?? ''
    if (!match || !isOne(block)) continue
    const start = blank + match[0].indexOf(block)
    return { fields: read(block, lineAt(text, start)), length: blank + match[0].length }
  }
  const unknown = unknownFrontmatter(rest)
  if (unknown !== undefined)
    throw new Refusal(
      `Unexpected frontmatter (line ${lineAt(text, blank)}): ${unknown}; expected YAML between \`---\` lines, TOML between \`+++\` lines, or Pandoc's \`%\` lines; write it so, or take it out`,
    )
  return undefined
}
