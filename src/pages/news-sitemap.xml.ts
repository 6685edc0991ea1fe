import { newsSitemap } from '../data/news-sitemap.ts'
import { newsPages } from '../data/sitemap.ts'

export const GET = async () => new Response(newsSitemap(await newsPages()))
