import type { APIRoute } from 'astro'
import { reportMarkdown } from '../../data/report-exports.ts'
import { imageAddresses } from '../../data/report-images.ts'
import {
  everySlug,
  type ReportContent,
  reportContents,
  textOf,
  textPaths,
} from '../../data/reports.ts'
import { site } from '../../site.config.ts'

export const getStaticPaths = async () =>
  textPaths(
    (site.publish.markdown ? await reportContents() : []).flatMap((content) =>
      everySlug(content.view).map((slug) => ({ params: { slug }, props: { content } })),
    ),
  )

export const GET: APIRoute<{ content: ReportContent }> = async ({ props: { content } }) =>
  new Response(reportMarkdown(content.view, textOf(content.entry), await imageAddresses(content)), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  })
