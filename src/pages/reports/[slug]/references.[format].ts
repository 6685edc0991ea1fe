import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { keyedByProps } from '../../../data/pages.ts'
import { EXPORT_FORMATS, exported, referenceItems } from '../../../data/report-exports.ts'
import { everySlug, registryByKey, reportContents } from '../../../data/reports.ts'

export const getStaticPaths = async () => {
  const registry = await registryByKey()
  return keyedByProps(
    (await reportContents())
      .filter(({ view }) => view.sources.length > 0)
      .flatMap(({ view }) => {
        const items = referenceItems(view.sources, registry)
        return everySlug(view).flatMap((slug) =>
          EXPORT_FORMATS.map((format) => ({ params: { slug, format }, props: { format, items } })),
        )
      }),
  )
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(exported(props.format, props.items))
