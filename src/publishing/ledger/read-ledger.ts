import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordedParagraph } from '../../markdown/paragraph-ids.ts'
import { explainIssues } from '../../schemas/explain.ts'
import { type LedgerEntry, ledgerAddress, ledgerEntry } from '../../schemas/ledger.ts'
import { type FileMessage, faultIn, plainText } from '../../schemas/messages.ts'

/** The ledger of a content folder: every published address, and where it leads now. */
export interface Ledger {
  path: string
  /** Entries by address, in the order of the file. */
  entries: ReadonlyMap<string, LedgerEntry>
  /** Where an address stands in the file, the later of two lines. */
  placeOf: (address: string) => { line: number; column: number }
  /** Why the file can't be used. */
  faults: FileMessage[]
}

/** The last field: it closes the file, so that every other line ends with a comma and merges alone. */
export const FORMAT = 'format'
const FIELDS = Object.keys(ledgerEntry.shape)

/** Where content/addresses.json of a content folder lies. */
const ledgerPath = (contentDir: string): string => join(contentDir, 'addresses.json')

type Place = ReturnType<Ledger['placeOf']>

/** The lines of the file that each address begins. */
const linesOf = (text: string): Map<string, { line: number; text: string }[]> => {
  const lines = new Map<string, { line: number; text: string }[]>()
  text.split('\n').forEach((line, index) => {
    const address = /^\s*"([^"]+)"\s*:\s*\{/.exec(line)?.[1]
    if (address === undefined) return
    const known = lines.get(address) ?? []
    known.push({ line: index + 1, text: line.trim().replace(/,$/, '') })
    lines.set(address, known)
  })
  return lines
}

/** Where JSON stops being JSON: at the marker of a merge, else where the parser says. */
const placeOfBreak = (text: string, reason: string): Place => {
  const marker = text.split('\n').findIndex((line) => /^(?:<{7}|={7}|>{7})/.test(line))
  if (marker !== -1) return { line: marker + 1, column: 1 }
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? []
  return { line: Number(line ?? 1), column: Number(column ?? 1) }
}

const parse = (text: string): { data: Record<string, unknown>; fault?: string; place?: Place } => {
  try {
    const data: unknown = JSON.parse(text)
    return data !== null && typeof data === 'object' && !Array.isArray(data)
      ? { data: data as Record<string, unknown> } // an object of JSON has string keys
      : { data: {}, fault: 'Unexpected content, expected an object of addresses' }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return {
      data: {},
      fault: `Unexpected JSON (${what}), expected one address a line as \`npm run publish:ledger\` wrote it; keep the lines of both sides of a merge, or take the file from the last release`,
      place: placeOfBreak(text, what),
    }
  }
}

/**
 * Addresses that a merge left in two lines which say different things. Two branches may both have edited
 * a paragraph: then the later line counts.
 */
const clashes = (lines: ReturnType<typeof linesOf>): { reason: string; place: Place }[] =>
  [...lines].flatMap(([address, [first, ...others]]) =>
    others.flatMap((other) =>
      first === undefined || first.text === other.text || other.text.includes('"sketch"')
        ? []
        : [
            {
              reason: `Unexpected second line of ${address}, expected each address once; line ${first.line} says something else: keep what both branches published, a number of a list for one source alone`,
              place: { line: other.line, column: 3 },
            },
          ],
    ),
  )

/** Reads the text of a ledger; every fault carries its place. */
export const parseLedger = (path: string, raw: string): Ledger => {
  const text = plainText(raw)
  const { data, fault, place } = parse(text)
  const lines = linesOf(text)
  const placeOf: Ledger['placeOf'] = (address) => ({
    line: lines.get(address)?.at(-1)?.line ?? 1,
    column: 3,
  })
  const faults: FileMessage[] = []
  const refuse = (reason: string, place = { line: 1, column: 1 }): void => {
    faults.push(faultIn(path, reason, place, 'ledger'))
  }
  if (fault !== undefined) refuse(fault, place)
  for (const clash of clashes(lines)) refuse(clash.reason, clash.place)
  const entries = new Map<string, LedgerEntry>()
  for (const [address, value] of Object.entries(data)) {
    if (address === FORMAT) continue
    const named = ledgerAddress.safeParse(address)
    const entry = ledgerEntry.safeParse(value)
    if (named.success && entry.success) entries.set(address, entry.data)
    else if (!named.success)
      refuse(
        `Unexpected \`${address}\`, expected ${named.error.issues[0]?.message}`,
        placeOf(address),
      )
    else if (entry.error)
      for (const { reason } of explainIssues(entry.error.issues, value, FIELDS))
        refuse(reason, placeOf(address))
  }
  return { path, entries, placeOf, faults }
}

/** Reads content/addresses.json; a folder without it has published nothing yet. */
export const readLedger = (contentDir: string): Ledger => {
  const path = ledgerPath(contentDir)
  return parseLedger(path, existsSync(path) ? readFileSync(path, 'utf8') : '{}')
}

/** Whether an address is recorded and neither moved nor retired. */
export const stands = ({ entries }: Ledger, address: string): boolean => {
  const entry = entries.get(address)
  return entry !== undefined && entry.moved === undefined && entry.retired === undefined
}

/** The recorded paragraphs of each report, by the slug under which they were recorded. */
export const recordedParagraphs = (
  ledger: Ledger,
): ReadonlyMap<string, readonly RecordedParagraph[]> => {
  const bySlug = new Map<string, RecordedParagraph[]>()
  for (const [address, { section = '', sketch }] of ledger.entries) {
    const [, slug, id] = /^reports\/([^/]+)\/#(.+)$/.exec(address) ?? []
    if (slug === undefined || id === undefined || sketch === undefined) continue
    const known = bySlug.get(slug) ?? []
    known.push({ id, section, sketch })
    bySlug.set(slug, known)
  }
  return bySlug
}

/**
 * The recorded paragraphs of a report, those of its earlier slugs among them; an id that two slugs
 * have is taken as the later slug has it.
 * @param slugs the slug now, then the earlier ones
 */
export const paragraphsOf = (
  recorded: ReturnType<typeof recordedParagraphs>,
  slugs: readonly string[],
): RecordedParagraph[] => {
  const earliestFirst = slugs.toReversed().flatMap((slug) => recorded.get(slug) ?? [])
  return [...new Map(earliestFirst.map((paragraph) => [paragraph.id, paragraph])).values()]
}
