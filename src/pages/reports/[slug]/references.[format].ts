import { hash } from 'node:crypto'
import type { APIRoute } from 'astro'
import { EXPORT_FORMATS, type ExportFormat, references } from '../../../data/report-exports.ts'
import { everySlug, registryByKey, reportContents } from '../../../data/reports.ts'
import type { NumberedSource } from '../../../data/view.ts'
import type { SourceData } from '../../../schemas/source.ts'

interface Props {
  format: ExportFormat
  sources: NumberedSource[]
  registry: ReadonlyMap<string, SourceData>
}

export const getStaticPaths = async () => {
  const registry = await registryByKey()
  return (await reportContents())
    .filter(({ view }) => view.sources.length > 0)
    .flatMap(({ view }) => {
      const cacheKey = hash(
        'sha256',
        JSON.stringify(view.sources.map(({ key, number }) => [number, key, registry.get(key)])),
      )
      return everySlug(view).flatMap((slug) =>
        EXPORT_FORMATS.map((format) => ({
          params: { slug, format },
          props: { format, sources: view.sources, registry },
          cacheKey,
        })),
      )
    })
}

export const GET: APIRoute<Props> = ({ props: { format, sources, registry } }) =>
  new Response(references(format, sources, registry))
