import { pathTo, urlTo } from '../data/paths.ts'

export const GET = () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      '',
      `Sitemap: ${urlTo(pathTo('/sitemap.xml'))}`,
      `Sitemap: ${urlTo(pathTo('/news-sitemap.xml'))}`,
      '',
    ].join('\n'),
  )
