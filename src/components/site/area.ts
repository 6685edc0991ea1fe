/** An area of the site, as its navigation shows it. */
export interface Area {
  id: 'reports' | 'sources' | 'topics' | 'corrections' | 'about' | 'search'
  name: string
  path: string
}
