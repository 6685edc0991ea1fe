import { newsPages, newsSitemap } from '../data/sitemap.ts'

export const GET = async () => new Response(newsSitemap(await newsPages()))
