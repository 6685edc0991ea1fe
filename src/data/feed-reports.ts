import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { firstAddress } from '../publishing/ledger/first-address.ts'
import { FEED_LENGTH, type FeedReport, feedReport } from './feeds.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo, urlTo } from './paths.ts'
import { bodyOf, type ReportContent, reportContents } from './reports.ts'
import { changedOn } from './structured-data.ts'

/** The reports that were published or changed last, the newest change first; none before its day. */
const lastChanged = async (): Promise<ReportContent[]> =>
  (await reportContents())
    .flatMap((content) => {
      const day = changedOn(content.view)
      return day === undefined ? [] : [{ content, slug: content.view.slug, day }]
    })
    .sort((a, b) => (a.day === b.day ? (a.slug < b.slug ? -1 : 1) : a.day < b.day ? 1 : -1))
    .slice(0, FEED_LENGTH)
    .map(({ content }) => content)

/** The reports of the feeds with their texts, images and all; rendered once in a build. */
export const feedReports = onceInBuild(async (): Promise<FeedReport[]> => {
  const container = await AstroContainer.create()
  const ledger = await siteLedger()
  return Promise.all(
    (await lastChanged()).map(async (content) => {
      const { view } = content
      const first = firstAddress(ledger, view.slug, view.earlierSlugs)
      const id = urlTo(pathTo(`/${first}`))
      return feedReport(view, id, await container.renderToString(await bodyOf(content)))
    }),
  )
})
