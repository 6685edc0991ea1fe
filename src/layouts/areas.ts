import type { Area } from '../components/site/area.ts'
import { site } from '../site.config.ts'

/** The site's areas in the order of its navigation. */
export const areas: Area[] = [
  { id: 'reports', name: '分析', path: `${site.base}reports/` },
  { id: 'sources', name: '典拠', path: `${site.base}sources/` },
  { id: 'topics', name: '話題', path: `${site.base}topics/` },
  { id: 'corrections', name: '訂正', path: `${site.base}corrections/` },
  { id: 'about', name: '案内', path: `${site.base}about/` },
  { id: 'search', name: '検索', path: `${site.base}search/` },
]
