import { isMap, LineCounter, parseDocument } from 'yaml'
import { languageTag } from '../schemas/fields.ts'
import type { Change } from './account.ts'
import { Refusal } from './refusal.ts'

/** What a raw file's own frontmatter says, as far as the site has a place for it. */
export interface RawFrontmatter {
  title?: string
  description?: string
  author?: string
  /** As written; the date is read elsewhere. */
  date?: string
  topics: string[]
  language?: string
  draft?: boolean
}

const BLOCK = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/

const FIELDS: Record<string, keyof RawFrontmatter> = {
  title: 'title',
  description: 'description',
  summary: 'description',
  excerpt: 'description',
  author: 'author',
  date: 'date',
  published: 'date',
  publishdate: 'date',
  pubdate: 'date',
  created: 'date',
  tags: 'topics',
  topics: 'topics',
  keywords: 'topics',
  categories: 'topics',
  lang: 'language',
  language: 'language',
  draft: 'draft',
}

const words = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,、]/) : [])
    .map(words)
    .filter((item) => item !== undefined)

const take = (read: RawFrontmatter, field: keyof RawFrontmatter, value: unknown): boolean => {
  if (field === 'topics') {
    const topics = list(value)
    read.topics.push(...topics.filter((topic) => !read.topics.includes(topic)))
    return topics.length > 0
  }
  if (field === 'draft') {
    if (typeof value === 'boolean') read.draft = value
    return typeof value === 'boolean'
  }
  const text = words(value)
  if (text === undefined || read[field] !== undefined) return false
  if (field === 'language' && !languageTag.safeParse(text).success) return false
  read[field] = text
  return true
}

/** Whether a block between `---` lines is frontmatter and not text between two lines. */
const looksLikeFields = (block: string): boolean =>
  /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/m.test(
    block.split('\n').find((line) => line.trim() !== '') ?? '',
  )

/** Reads a raw file's frontmatter; `length` is how much of the text it takes. */
export const readRawFrontmatter = (
  text: string,
): { data: RawFrontmatter; length: number; changes: Change[] } => {
  const data: RawFrontmatter = { topics: [] }
  const match = BLOCK.exec(text)
  const block = match?.[1] ?? ''
  if (!match || !looksLikeFields(block)) return { data, length: 0, changes: [] }
  const lineCounter = new LineCounter()
  const document = parseDocument(block, { schema: 'core', lineCounter, logLevel: 'silent' })
  const [error] = document.errors
  if (error)
    throw new Refusal(
      `The frontmatter is no YAML (line ${lineCounter.linePos(error.pos[0]).line + 1}): ${error.message.split('\n')[0] ?? ''} Put a title that holds ": " or "#" in quotes`,
    )
  const changes: Change[] = []
  if (isMap(document.contents))
    for (const { key, value } of document.contents.items) {
      const name = String(key)
      const field = FIELDS[name.toLowerCase()]
      const plain: unknown = value === null ? null : document.createNode(value).toJSON()
      if (field === undefined || !take(data, field, plain))
        changes.push({ line: 1, kind: 'frontmatter', what: `field \`${name}\` left out` })
    }
  return { data, length: match[0].length, changes }
}
