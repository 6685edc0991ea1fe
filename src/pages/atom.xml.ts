import { feedReports } from '../data/feed-reports.ts'
import { atomFeed } from '../data/feeds.ts'

export const GET = async () =>
  new Response(atomFeed(await feedReports()), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
