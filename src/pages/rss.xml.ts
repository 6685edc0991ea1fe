import { feedReports } from '../data/feed-reports.ts'
import { rssFeed } from '../data/feeds.ts'

export const GET = async () =>
  new Response(rssFeed(await feedReports()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  })
