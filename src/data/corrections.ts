import { correctionId } from '../schemas/page-ids.ts'
import { onceInBuild } from './once-in-build.ts'
import { allReports } from './reports.ts'
import { correctionViews } from './source-view.ts'
import type { SiteCorrection } from './view.ts'

/** Every correction of every published report, newest first. */
export const listCorrections = onceInBuild(
  async (): Promise<SiteCorrection[]> =>
    (await allReports())
      .flatMap(({ entry, summary: report }) =>
        correctionViews(entry.data.corrections).map((correction) => ({
          ...correction,
          report,
          path: `${report.path}#${correctionId(correction.number)}`,
        })),
      )
      .sort(
        (a, b) =>
          (a.date < b.date ? 1 : a.date > b.date ? -1 : 0) ||
          (a.report.slug < b.report.slug ? -1 : 1) ||
          b.number - a.number,
      ),
)
