import type { APIRoute, GetStaticPaths } from 'astro'
import { type NewsPage, newsSitemap } from '../data/news-sitemap.ts'
import { newsPages } from '../data/sitemap.ts'

/** There is no file where there is no news. */
export const getStaticPaths: GetStaticPaths = async () => {
  const pages = await newsPages()
  return pages.length === 0 ? [] : [{ params: { news: 'news' }, props: { pages } }]
}

export const GET: APIRoute<{ pages: NewsPage[] }> = ({ props }) =>
  new Response(newsSitemap(props.pages))
