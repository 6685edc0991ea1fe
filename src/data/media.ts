import { hasMediumPage, mediumSlug } from '../citations/medium-page.ts'
import { languageOfName } from '../japanese/language.ts'
import { stands } from '../publishing/ledger/read-ledger.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
import { allReports, sourceViews } from './reports.ts'
import type { ListedMedium, MediumView } from './view.ts'

const withLanguage = (medium: MediumView, languages = new Set<string | null>()): MediumView => ({
  ...medium,
  language: languageOfName(medium.name, [...languages]),
})

/** The media that have a page, with the number of their sources and those reports, by name. */
export const listMedia = onceInBuild(async (): Promise<MediumView[]> => {
  const [views, ledger] = await Promise.all([sourceViews(), siteLedger()])
  const media = new Map<string, MediumView>()
  const languages = new Map<string, Set<string | null>>()
  const slugs = new Map<string, string>()
  const listed = new Set<string>()
  for (const { entry, summary } of await allReports())
    for (const { key } of entry.data.sources) {
      const source = views.get(key)
      // A source that names no medium belongs to no medium: its title is not shared with others.
      if (!source || source.namedMedium === null) continue
      const { namedMedium: name, language } = source
      const slug = slugs.get(name) ?? mediumSlug(name)
      slugs.set(name, slug)
      if (slug === '') continue
      const path = pathTo(`/publishers/${slug}/`)
      const known = media.get(slug) ?? {
        name,
        language: null,
        slug,
        path,
        sourceCount: 0,
        reports: [],
      }
      media.set(slug, known)
      if (!listed.has(key)) known.sourceCount++
      languages.set(slug, (languages.get(slug) ?? new Set()).add(language))
      listed.add(key)
      if (known.reports.at(-1) !== summary) known.reports.push(summary)
    }
  return [...media.values()]
    .map((medium) => withLanguage(medium, languages.get(medium.slug)))
    .filter(({ slug, reports }) =>
      hasMediumPage(reports.length, stands(ledger, `publishers/${slug}/`)),
    )
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
