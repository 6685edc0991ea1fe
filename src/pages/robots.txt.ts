import { urlTo } from '../data/paths.ts'
import { sitemapPaths } from '../data/sitemap.ts'

export const GET = async () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      '',
      ...(await sitemapPaths()).map((path) => `Sitemap: ${urlTo(path)}`),
      '',
    ].join('\n'),
  )
