import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { keyedByProps } from '../../../data/pages.ts'
import { exported, RECORD_FORMATS, recordItems } from '../../../data/report-exports.ts'
import { everySlug, registryByKey, reportContents } from '../../../data/reports.ts'
import { site } from '../../../site.config.ts'

export const getStaticPaths = async () => {
  if (!site.publish.exports) return []
  const registry = await registryByKey()
  return keyedByProps(
    (await reportContents()).flatMap(({ view }) => {
      const items = recordItems(view, registry)
      return everySlug(view).flatMap((slug) =>
        RECORD_FORMATS.map((format) => ({ params: { slug, format }, props: { format, items } })),
      )
    }),
  )
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(exported(props.format, props.items))
