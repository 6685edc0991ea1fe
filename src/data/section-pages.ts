import { hash } from 'node:crypto'
import { instantOf } from './instant.ts'
import { coveredByKey } from './keyed-page.ts'
import { fileIn, urlTo } from './paths.ts'
import { reportContents, reportOf } from './reports.ts'
import type { ReportView, SectionPageView, SectionView } from './view.ts'

const pageOf = (report: ReportView, section: SectionView): SectionPageView => ({
  title: `${section.title} — ${report.title.full}`,
  section: section.title,
  report: report.title.full,
  lead: section.lead,
  description: section.lead || report.description,
  language: report.language,
  address: urlTo(section.path),
  image: urlTo(fileIn(section.path, 'card.png')),
  published: instantOf(report.published.iso),
  landing: section.landing,
})

/** The pages by which sections are shared, each with a digest of all that it shows. */
export const sectionPaths = async (): Promise<
  { params: { slug: string; anchor: string }; cacheKey: string }[]
> =>
  (await reportContents()).flatMap(({ view }) =>
    view.sections.map((section) => ({
      params: { slug: view.slug, anchor: section.anchor },
      cacheKey: hash('sha256', JSON.stringify(pageOf(view, section))),
    })),
  )

/** The section of a report that has an anchor. Throws where there is no such. */
export const sectionOf = ({ slug, sections }: ReportView, anchor: string): SectionView => {
  const section = sections.find((candidate) => candidate.anchor === anchor)
  if (!section) throw new Error(`No section \`${anchor}\` in report \`${slug}\``)
  return section
}

/** What the page of a section shows. Throws where there is no such section. */
export const viewSection = coveredByKey(
  async (slug: string, anchor: string): Promise<SectionPageView> => {
    const { view } = await reportOf(slug)
    return pageOf(view, sectionOf(view, anchor))
  },
)
