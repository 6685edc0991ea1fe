import type { APIRoute, GetStaticPaths } from 'astro'
import { type SitemapPage, sitemap, sitemapPortions } from '../data/sitemap.ts'

export const getStaticPaths: GetStaticPaths = async () =>
  (await sitemapPortions()).map((pages, index) => ({
    params: { portion: String(index + 1) },
    props: { pages },
  }))

export const GET: APIRoute<{ pages: SitemapPage[] }> = ({ props }) =>
  new Response(sitemap(props.pages))
