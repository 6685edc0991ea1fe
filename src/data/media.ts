import GithubSlugger from 'github-slugger'
import { numberSources } from '../citations/number-sources.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
import { allReports, sourceViews } from './reports.ts'
import type { ListedMedium, MediumView, SourceView } from './view.ts'

/** A medium that one report alone draws on has no page: its source has one. */
const LEAST_REPORTS = 2

const slugOf = (name: string): string => new GithubSlugger().slug(name.normalize('NFKC'))

/** The media that several reports draw on, with the number of their sources and those reports, by name. */
export const listMedia = onceInBuild(async (): Promise<MediumView[]> => {
  const views = await sourceViews()
  const media = new Map<string, MediumView>()
  const mediumByName = new Map<string, MediumView | undefined>()
  const mediumOf = ({ medium: name, language }: SourceView): MediumView | undefined => {
    if (mediumByName.has(name)) return mediumByName.get(name)
    const slug = slugOf(name)
    const path = pathTo(`/publishers/${slug}/`)
    const medium = media.get(slug) ?? { name, language, slug, path, sourceCount: 0, reports: [] }
    mediumByName.set(name, slug === '' ? undefined : medium)
    if (slug !== '') media.set(slug, medium)
    return mediumByName.get(name)
  }
  const listed = new Set<string>()
  for (const { entry, summary } of await allReports())
    for (const { key } of numberSources(entry.data.sources)) {
      const source = views.get(key)
      const medium = source && mediumOf(source)
      if (!medium) continue
      if (!listed.has(key)) medium.sourceCount++
      listed.add(key)
      if (medium.reports.at(-1) !== summary) medium.reports.push(summary)
    }
  return [...media.values()]
    .filter(({ reports }) => reports.length >= LEAST_REPORTS)
    .sort((a, b) => a.name.localeCompare(b.name, 'ja') || (a.slug < b.slug ? -1 : 1))
})

/** The same for the list of media: what it shows and no more. */
export const mediaInList = async (): Promise<ListedMedium[]> =>
  (await listMedia()).map(({ name, language, path, sourceCount, reports }) => ({
    name,
    language,
    path,
    sourceCount,
    reportCount: reports.length,
  }))
