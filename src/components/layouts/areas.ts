import { pathTo } from '../../data/paths.ts'
import type { Area } from '../site/area.ts'

/** The site's areas in the order of its navigation. */
export const areas: Area[] = [
  { id: 'reports', name: '分析', path: pathTo('/reports/') },
  { id: 'sources', name: '典拠', path: pathTo('/sources/') },
  { id: 'topics', name: '話題', path: pathTo('/topics/') },
  { id: 'corrections', name: '訂正', path: pathTo('/corrections/') },
  { id: 'about', name: '案内', path: pathTo('/about/') },
  { id: 'search', name: '検索', path: pathTo('/search/') },
]
