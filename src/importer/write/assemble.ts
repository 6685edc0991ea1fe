import { Document, isMap, type Scalar } from 'yaml'
import type { RawReport } from '../read/raw-report.ts'
import { languageOfText, languageOfTitle } from '../registry/language.ts'
import { publisherOf } from '../registry/publishers.ts'
import type { Alias } from './folder/kept-aliases.ts'

/** `- key` where the number is the next one, `- 7: key` where the list has a gap before it. */
const declaredSources = (keys: ReadonlyMap<number, string>): (string | Map<number, string>)[] => {
  let last = 0
  return [...keys]
    .sort(([a], [b]) => a - b)
    .map(([number, key]) => {
      const follows = number === last + 1
      last = number
      return follows ? key : new Map([[number, key]])
    })
}

const originFields = (report: RawReport) => {
  const { origin, originTitle } = report
  if (origin?.address === undefined) return undefined
  const language = originTitle === undefined ? undefined : languageOfTitle(originTitle)
  return {
    ...(originTitle === undefined ? {} : { title: originTitle }),
    publisher: publisherOf(origin.address).name,
    URL: origin.address,
    ...(language === undefined ? {} : { language }),
  }
}

/** A title never reads as a number, a date or a truth value to whoever edits it. */
const quoteTitle = (document: Document): void => {
  if (!isMap(document.contents)) return
  const title = document.contents.get('title', true) as Scalar | undefined
  if (title && /[:#\d[\]{}'"`@%&*!|>\\]|^[\s\-?]/.test(String(title.value)))
    title.type = 'QUOTE_DOUBLE'
}

/** When a report was published and changed, whether it is held back; its topics and earlier addresses. */
export interface Standing {
  published: string
  updated: string | undefined
  draft: boolean
  topics: readonly string[]
  /** Its earlier addresses, and its sections'. */
  aliases: readonly Alias[]
}

/** The MDX file of a report. */
export const assembleReport = (
  report: RawReport,
  keys: ReadonlyMap<number, string>,
  { published, updated, draft, topics, aliases }: Standing,
  body: string,
): string => {
  const { frontmatter } = report
  const origin = originFields(report)
  const language = frontmatter.language ?? languageOfText(body)
  const fields = {
    title: report.title.title,
    ...(frontmatter.description === undefined ? {} : { description: frontmatter.description }),
    published,
    ...(updated === undefined ? {} : { updated }),
    ...(frontmatter.author === undefined ? {} : { author: frontmatter.author }),
    ...(language === 'ja' ? {} : { language }),
    ...(topics.length === 0 ? {} : { topics }),
    ...(keys.size === 0 ? {} : { sources: declaredSources(keys) }),
    ...(origin === undefined ? {} : { origin }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(draft ? { draft: true } : {}),
  }
  const document = new Document(fields)
  quoteTitle(document)
  return `---\n${document.toString({ lineWidth: 0 })}---\n\n${body}`
}
