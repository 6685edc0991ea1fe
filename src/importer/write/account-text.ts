import type { FileAccount, RunAccount } from './account.ts'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const fileLines = (file: FileAccount): string[] => {
  const { marks, sources } = file
  const head =
    file.status === 'refused'
      ? `✗ ${file.file}: refused`
      : `✓ ${file.file} → ${file.slug ?? 'the registry'} (${file.status})`
  return [
    head,
    ...(file.reason === undefined ? [] : [`  ${file.reason}`]),
    `  marks: ${marks.found} found, ${marks.resolved} turned, ${marks.left.length} left · sources: ${sources.listed} listed, ${sources.new} new, ${sources.known} known, ${sources.uncited} uncited`,
    ...marks.left.map(
      ({ line, column, text, why }) => `  ${file.file}:${line}:${column}  left ${text}: ${why}`,
    ),
    ...file.changes.map(({ line, kind, what }) => `  ${file.file}:${line}  ${kind}: ${what}`),
  ]
}

/** The account for people: each file, then the run. */
export const accountText = ({ files, totals }: RunAccount, dryRun: boolean): string =>
  [
    ...files.flatMap(fileLines),
    '',
    `${plural(totals.files, 'file')}: ${totals.imported} imported, ${totals.unchanged} unchanged, ${totals.refused} refused${dryRun ? ' (nothing was written)' : ''}`,
    `${plural(totals.marks.found, 'mark')}: ${totals.marks.resolved} turned, ${totals.marks.left} left`,
    `${plural(totals.sources.listed, 'source')} listed: ${totals.sources.new} new entries, ${totals.sources.known} known, ${totals.sources.uncited} uncited`,
    '',
  ].join('\n')
