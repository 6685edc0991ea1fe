import { languageTag } from '../../schemas/fields.ts'
import { isAboutReaders, keepsBack } from '../text/kept-back.ts'
import type { Change } from '../write/account.ts'
import { type FieldValue, type RawField, readBlock } from './frontmatter-forms.ts'

/** A date as its field says it; it is read elsewhere. */
export interface WrittenDate {
  name: string
  text: string
  line: number
}

/** What a raw file's own frontmatter says, as far as the site has a place for it. */
export interface RawFrontmatter {
  title?: string
  description?: string
  author?: string
  /** The day of publication. */
  date?: WrittenDate | undefined
  /** The day of the last change. */
  updated?: WrittenDate | undefined
  topics: string[]
  /** The line of the first field that names topics. */
  topicsLine?: number
  language?: string
  draft?: boolean
}

type Words = 'title' | 'description' | 'author' | 'language'

const WORDS: Record<string, Words> = {
  ...{ title: 'title', 題名: 'title', 題: 'title', タイトル: 'title' },
  ...{ description: 'description', summary: 'description', excerpt: 'description' },
  ...{ author: 'author', authors: 'author', 著者: 'author', 筆者: 'author', 作者: 'author' },
  ...{ lang: 'language', language: 'language', locale: 'language' },
}

const TOPICS = new Set(
  'tags tag topics topic keywords categories category タグ カテゴリ カテゴリー キーワード'.split(
    ' ',
  ),
)

/** Names of days of publication; the first that stands in a frontmatter counts. */
const PUBLISHED =
  'published publishedat publishedon publishedtime publishedtimestamp publishdate publicationdate pubdate pubdatetime datepublished firstpublished firstpublishedat postedat postdate posted releasedate issued 公開日 公開日時 投稿日 投稿日時 発行日 掲載日 配信日 date datetime 日付 created createdat createdon createdtime creationdate datecreated 作成日 作成日時'.split(
    ' ',
  )
const UPDATED =
  'updated updatedat updatedon updatedate dateupdated lastmod lastmodified lastmodifiedat lastupdated modified modifiedat datemodified moddate moddatetime lastedited revised 更新日 更新日時 最終更新日'.split(
    ' ',
  )

/** Tables in which some programs keep fields of a report. */
const NESTED = new Set(['taxonomies', 'taxonomy', 'params', 'extra', 'metadata', 'meta'])

/** A field's name whatever its spelling: `publishedAt`, `published_at` and `Published-At` are one. */
const fieldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]/g, '')

const words = (value: FieldValue): string | undefined => {
  if (typeof value !== 'string') return undefined
  const text = value.replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

/** The words of a value and, of a list, of each item; of a table its `name`. */
const list = (value: FieldValue): string[] => {
  if (value === null || typeof value === 'string')
    return [words(value)].flatMap((each) => each ?? [])
  if ('fields' in value)
    return value.fields.flatMap((field) =>
      fieldName(field.name) === 'name' ? list(field.value) : [],
    )
  return value.flatMap(list)
}

const shown = (value: FieldValue): string => {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return 'fields' in value
    ? value.fields.map((field) => `${field.name}: ${shown(field.value)}`).join(', ')
    : value.map(shown).join(', ')
}

const flat = (fields: readonly RawField[]): RawField[] =>
  fields.flatMap((field) =>
    NESTED.has(fieldName(field.name)) &&
    typeof field.value === 'object' &&
    field.value !== null &&
    'fields' in field.value
      ? [...field.value.fields]
      : [field],
  )

/** The field of the earliest name in a list, of those that say something. */
const firstNamed = (fields: readonly RawField[], names: readonly string[]) => {
  const said = fields.filter(({ value }) => words(value) !== undefined)
  const name = names.find((each) => said.some((field) => fieldName(field.name) === each))
  return said.find((field) => fieldName(field.name) === name)
}

const written = (field: RawField | undefined): WrittenDate | undefined =>
  field && { name: field.name, text: words(field.value) ?? '', line: field.line }

/** `published: 2025-02-14` is a day, `published: false` is none. */
const isFlag = ({ name, value }: RawField): boolean => {
  const known = fieldName(name)
  const isDay = PUBLISHED.includes(known) && /\d{2}|[年月]/.test(words(value) ?? '')
  return isAboutReaders(known) && !isDay
}

const takeWords = (read: RawFrontmatter, field: Words, value: FieldValue): boolean => {
  const said = list(value)
  const text = field === 'author' ? said.join('、') : (words(value) ?? '')
  if (text === '' || read[field] !== undefined) return false
  const tag = text.replaceAll('_', '-')
  if (field === 'language' && !languageTag.safeParse(tag).success) return false
  read[field] = field === 'language' ? tag : text
  return true
}

const takeTopics = (read: RawFrontmatter, { value, line }: RawField): boolean => {
  const topics = list(typeof value === 'string' ? value.split(/[,、]/) : value)
  read.topics.push(
    ...topics.filter((topic, at) => !read.topics.includes(topic) && topics.indexOf(topic) === at),
  )
  if (topics.length > 0) read.topicsLine ??= line
  return topics.length > 0
}

const takeFlag = (read: RawFrontmatter, { name, value, line }: RawField): Change[] => {
  const answer = keepsBack(fieldName(name), value === null ? null : shown(value))
  if (answer === 'no') return []
  read.draft = true
  const said = `\`${name}: ${shown(value)}\``
  return [
    {
      line,
      kind: 'draft',
      what:
        answer === 'yes'
          ? `${said} keeps the report back; it has \`draft: true\``
          : `${said} is not known to mean that everybody may read; the report has \`draft: true\`, take it out to publish`,
    },
  ]
}

const takeField = (read: RawFrontmatter, field: RawField): boolean => {
  const name = fieldName(field.name)
  const place = WORDS[name]
  if (place) return takeWords(read, place, field.value)
  return TOPICS.has(name) && takeTopics(read, field)
}

/** Reads a raw file's frontmatter; `length` is how much of the text it takes. */
export const readRawFrontmatter = (
  text: string,
): { data: RawFrontmatter; length: number; changes: Change[] } => {
  const data: RawFrontmatter = { topics: [] }
  const block = readBlock(text)
  if (!block) return { data, length: 0, changes: [] }
  const fields = flat(block.fields)
  const flags = fields.filter(isFlag)
  const others = fields.filter((field) => !flags.includes(field))
  const [date, updated] = [PUBLISHED, UPDATED].map((names) => firstNamed(others, names))
  data.date = written(date)
  data.updated = written(updated)
  const changes = fields.flatMap((field): Change[] => {
    const { name, line, value, lost } = field
    const told: Change[] = lost
      ? [
          {
            line,
            kind: 'frontmatter',
            what: `\`${name}\`: behind \` #\` YAML reads a comment, left out: ${lost}`,
          },
        ]
      : []
    if (flags.includes(field)) return [...told, ...takeFlag(data, field)]
    if (field === date || field === updated || takeField(data, field)) return told
    return [
      ...told,
      {
        line,
        kind: 'frontmatter',
        what: `field \`${name}\` left out: ${shown(value).slice(0, 80)}`.replace(/: $/, ''),
      },
    ]
  })
  return { data, length: block.length, changes }
}
