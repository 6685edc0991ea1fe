import { pathTo } from '../data/paths.ts'
import { sitemapIndex, sitemapPortions } from '../data/sitemap.ts'

export const GET = async () =>
  new Response(
    sitemapIndex((await sitemapPortions()).map((_, index) => pathTo(`/sitemap-${index + 1}.xml`))),
  )
