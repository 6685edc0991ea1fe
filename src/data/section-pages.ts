import { instantOf } from './instant.ts'
import { keyedByProps } from './pages.ts'
import { fileIn, urlTo } from './paths.ts'
import { reportContents } from './reports.ts'
import { hasCard } from './sections.ts'
import type { ReportView, SectionPageView, SectionView } from './view.ts'

const pageOf = (report: ReportView, section: SectionView): SectionPageView => ({
  title: `${section.title} — ${report.title.full}`,
  section: section.title,
  report: report.title.full,
  lead: section.lead,
  description: section.lead || report.description,
  language: report.language,
  address: urlTo(section.path),
  image: urlTo(fileIn(hasCard(section) ? section.path : report.path, 'card.png')),
  published: instantOf(report.published.iso),
  landing: section.landing,
})

/** The pages by which sections are shared. */
export const sectionPaths = async () =>
  keyedByProps(
    (await reportContents()).flatMap(({ view }) =>
      view.sections.map((section) => ({
        params: { slug: view.slug, anchor: section.anchor },
        props: { page: pageOf(view, section) },
      })),
    ),
  )
