import type { Registry } from '../../../citations/registry.ts'
import { checkReport, type FreshReport } from '../../../publishing/check/check-report.ts'
import type { FileMessage } from '../../../schemas/messages.ts'
import { overlookedMark } from '../../marks/count-marks.ts'
import { standsInRaw } from '../../read/raw-addresses.ts'
import { spanAround } from '../../read/raw-markdown.ts'
import type { RawReport } from '../../read/raw-report.ts'
import { Refusal } from '../../read/refusal.ts'
import { changedWording } from './same-wording.ts'
import { rawLineOf, type WrittenReport } from './site-warnings.ts'

/** The marks' numbers with their offsets as a reader meets them: notes come after the text, in the order of their marks. */
const expectedMarks = (report: RawReport): { start: number; number: number }[] => {
  const { notes, noteMarks } = report.layout
  const place = (at: number): number => {
    const note = spanAround(notes, { start: at, end: at })
    if (!note) return at
    const mark = noteMarks.findIndex(({ node }) => node.identifier === note.node.identifier)
    return (mark + 1) * report.text.length + at
  }
  return report.marks.resolved
    .map((mark) => ({ ...mark, at: place(mark.moveTo ?? mark.start) }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ start, numbers }) => numbers.map((number) => ({ start, number })))
}

const firstDifference = (
  report: RawReport,
  one: readonly { start: number; number: number }[],
  other: readonly number[],
): string => {
  const at = one.findIndex(({ number }, index) => number !== other[index])
  const index = at === -1 ? one.length : at
  const { line } = report.placeOf((one[index] ?? one.at(-1))?.start ?? 0)
  return `mark ${index + 1} is [${one[index]?.number ?? 'none'}] in the raw file (line ${line}) and [${other[index] ?? 'none'}] in the report; write the mark there as [1], behind its words`
}

const WRITE_WHOLE = 'write the address whole there, as [題](https://…)'

const checkAddresses = (
  report: RawReport,
  keys: ReadonlyMap<number, string>,
  registry: Registry,
): void => {
  for (const [number, { address, offset }] of report.sources.byNumber) {
    const url = registry.entries.get(keys.get(number) ?? '')?.data.URL
    if (url === undefined && address === undefined) continue
    if (url === undefined || address === undefined || !standsInRaw(report, offset, url))
      throw new Refusal(
        `Source ${number} leads to ${url ?? 'nowhere'} in the registry and to ${address ?? 'nowhere'} in the raw file (line ${report.placeOf(offset).line}); ${WRITE_WHOLE}`,
      )
  }
  const { origin } = report
  if (origin?.address !== undefined && !standsInRaw(report, origin.start, origin.address))
    throw new Refusal(
      `The 元記事 leads to ${origin.address}, which does not stand so in the raw file (line ${report.placeOf(origin.start).line}); ${WRITE_WHOLE}`,
    )
}

/** A report that is about to be written. */
interface Checkable extends Pick<WrittenReport, 'mdx'>, Partial<Pick<WrittenReport, 'originOf'>> {
  path: string
  /** Where the images stand that came over as pictures. */
  pictures?: ReadonlySet<number>
}

/** A report that a build would take. */
export type Sound = NonNullable<FreshReport['sound']>

/**
 * Asks the site's own check of a report that is about to be written, as a build will, and compares it
 * with the raw file: its numbers in order, the address of each number, the wording. Gives the
 * report as it was checked, and what the check warns of; throws a Refusal at any difference.
 */
export const reconcile = async (
  report: RawReport,
  { path, mdx, pictures, originOf = () => undefined }: Checkable,
  keys: ReadonlyMap<number, string>,
  registry: Registry,
): Promise<{ sound: Sound; warnings: FileMessage[] }> => {
  const { sound, messages } = await checkReport({ path, raw: mdx, recorded: [] }, registry)
  if (!sound) {
    const faults = messages.filter(({ fatal }) => fatal)
    const [first] = faults
    const line = (first && rawLineOf(first, { mdx, originOf }, report)) ?? 1
    throw new Refusal(
      `The site's own check refuses the result: ${faults.map(({ reason }) => reason).join('; ')} (line ${line}); write that line of the raw file otherwise`,
    )
  }
  const rendered = sound.facts
  const expected = expectedMarks(report)
  const found = rendered.citations.map(({ number }) => number)
  if (expected.map(({ number }) => number).join() !== found.join())
    throw new Refusal(
      `The numbers differ after the import: ${firstDifference(report, expected, found)}`,
    )
  for (const { number, key } of rendered.citations)
    if (keys.get(number) !== key)
      throw new Refusal(
        `The mark [${number}] leads to \`${key}\`, not to \`${keys.get(number)}\` (line ${report.placeOf(expected.find((mark) => mark.number === number)?.start ?? 0).line}); give each source of the list one number`,
      )
  checkAddresses(report, keys, registry)
  const lost = overlookedMark(report)
  if (lost !== undefined) throw new Refusal(lost)
  const changed = changedWording(report, rendered.html, pictures)
  if (changed !== undefined) throw new Refusal(changed)
  return { sound, warnings: messages }
}
