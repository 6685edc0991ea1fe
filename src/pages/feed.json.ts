import { feedReports } from '../data/feed-reports.ts'
import { jsonFeed } from '../data/feeds.ts'

export const GET = async () =>
  new Response(jsonFeed(await feedReports()), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  })
